import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A program in the place of kubectl: it keeps its arguments in a file, and fails for those that have a text. */
export interface FakeKubectl {
  readonly path: string;
  /** The arguments of its calls so far, without those that ask for the version and the cluster. */
  calls(): string[];
}

/** Writes a fake kubectl to a folder. */
export function fakeKubectl(folder: string, failsFor = '(nothing)'): FakeKubectl {
  const [path, log] = ['kubectl', 'calls'].map((name) => join(folder, name));
  const config = {
    'current-context': 'dev',
    contexts: [{ name: 'dev', context: { cluster: 'dev' } }],
    clusters: [{ name: 'dev', cluster: { server: 'https://dev:6443' } }],
  };
  const script = `#!/bin/sh
case "$*" in
  version*) echo '{ "clientVersion": { "gitVersion": "v1.36.3" } }' ;;
  'config view'*) echo '${JSON.stringify(config)}' ;;
  *'${failsFor}'*) echo "$*" >> '${log}'; echo 'Error from server: no' >&2; exit 1 ;;
  *) echo "$*" >> '${log}'; echo 'object/one serverside-applied' ;;
esac
`;
  writeFileSync(path, script);
  writeFileSync(log, '');
  chmodSync(path, 0o755);
  return { path, calls: () => readFileSync(log, 'utf8').split('\n').filter(Boolean) };
}
