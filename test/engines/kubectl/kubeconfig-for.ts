import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../temporary-folder';

/** A kubeconfig with two contexts: `dev`, the current one, for a server, and `none` for one that does not run. */
export function kubeconfigFor(server: string): string {
  const path = join(temporaryFolder(), 'kubeconfig');
  const cluster = (name: string, address: string): object => ({ name, cluster: { server: address } });
  const context = (name: string): object => ({ name, context: { cluster: name } });
  const config = {
    'current-context': 'dev',
    contexts: [context('dev'), context('none')],
    clusters: [cluster('dev', server), cluster('none', 'http://127.0.0.1:1')],
  };
  writeFileSync(path, JSON.stringify({ apiVersion: 'v1', kind: 'Config', ...config }));
  return path;
}
