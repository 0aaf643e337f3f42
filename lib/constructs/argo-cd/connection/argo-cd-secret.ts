import { type ApiObjectMetadata } from 'cdk8s';
import { quote } from '../../../core/check/quote';
import { type Fault, fault } from '../../../core/fault';
import { type Manifest } from '../../../core/manifest';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { shellWord } from '../../../core/text/shell-word';

/** The label by which Argo CD finds its Secrets. */
export const secretType = 'argocd.argoproj.io/secret-type';

/** What a Secret declares to Argo CD; the value of its `secretType` label. */
export type ArgoCdSecretType =
  'repository' | 'repository-write' | 'repo-creds' | 'repo-write-creds' | 'cluster' | 'scm-creds';

/** A Secret that Argo CD finds by its label. Its values are plain text, so that a reviewer can read them. */
export function argoCdSecret(
  type: ArgoCdSecretType,
  metadata: ApiObjectMetadata,
  stringData: Readonly<Record<string, string>>,
): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { ...metadata, labels: { ...metadata.labels, [secretType]: type } },
    type: 'Opaque',
    stringData: { ...stringData },
  };
}

/**
 * The commands that make a Secret by hand. They can be run again, with the same result.
 * Each secret value is read from a file with the name of its field.
 */
export function secretCommand(
  type: ArgoCdSecretType,
  metadata: { readonly name: string; readonly namespace: string },
  fields: { readonly plain: Readonly<Record<string, string>>; readonly secret: readonly string[] },
): string {
  const literals = Object.entries(fields.plain).map(([key, value]) => `--from-literal=${key}=${shellWord(value)}`);
  const files = fields.secret.map((key) => `--from-file=${key}=./${key}`);
  const { name, namespace } = metadata;
  return [
    [`kubectl create secret generic ${name} --namespace ${namespace}`, ...literals, ...files].join(' \\\n  ') +
      ' \\\n  --dry-run=client --output yaml',
    `kubectl label --local --filename - --output yaml ${secretType}=${type}`,
    'kubectl apply --server-side --filename -',
  ].join(' |\n');
}

/**
 * A fault if the metadata has the label with another type than the Secret has.
 *
 * @param fixes how to get a Secret of another type, by type
 */
export function checkSecretType(
  metadata: unknown,
  type: ArgoCdSecretType,
  fixes: Readonly<Partial<Record<string, string>>> = {},
): readonly Fault[] {
  const labels = isPlainMap(metadata) && isPlainMap(metadata.labels) ? metadata.labels : ({} as PlainMap);
  const given = labels[secretType];
  if (given === undefined || given === type) {
    return [];
  }
  const what = (at: string): string => `Cannot use ${quote(given)} as ${at}: this Secret has the type ${quote(type)}`;
  return [fault('label', ['metadata', 'labels', secretType], what, fixes[String(given)] ?? 'leave the label out')];
}
