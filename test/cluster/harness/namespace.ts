import { randomBytes } from 'node:crypto';
import { kubectl } from './kubectl';

/** Makes a namespace for the chapter, with a name that no other run has. */
export function createNamespace(chapter: string, labels: Readonly<Record<string, string>> = {}): string {
  const name = `gitops-${chapter}-${randomBytes(3).toString('hex')}`;
  const metadata = { name, labels: { 'app.kubernetes.io/managed-by': 'cdk8s-gitops-tests', ...labels } };
  kubectl(['create', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata }));
  return name;
}

/** Removes a namespace with everything in it. It does not wait until the namespace is gone. */
export function deleteNamespace(name: string): void {
  kubectl(['delete', 'namespace', name, '--ignore-not-found', '--wait=false']);
}
