import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A program in the place of kubectl, which keeps its arguments in a file. */
export interface FakeKubectl {
  readonly path: string;
  /** The arguments of its calls so far, without those that ask for the version and the cluster. */
  calls(): string[];
}

/** What a fake kubectl does. */
export interface FakeCluster {
  /** @default v1.36.3 */
  readonly version?: string;
  /** It fails if its arguments have this text. @default - it never fails */
  readonly failsFor?: string;
  /** It never ends if its arguments have this text. @default - it always ends */
  readonly hangsFor?: string;
  /** What it prints to standard output before it fails. @default - nothing */
  readonly done?: string;
  /** What `kubectl api-resources` prints. @default - nothing */
  readonly kinds?: string;
  /** The objects that it prints as JSON. @default - it prints a line as `kubectl apply` does */
  readonly objects?: readonly object[];
  /** The objects that it prints once it has printed `objects`, as if somebody had changed them. @default - the same */
  readonly objectsLater?: readonly object[];
  /** The objects that it prints as JSON if its arguments have a text. @default - `objects` */
  readonly objectsFor?: Readonly<Record<string, readonly object[]>>;
  /** Whether the user has each right that is asked for. @default - the API server does not tell */
  readonly rights?: readonly boolean[];
}

/** Writes a fake kubectl to a folder. */
export function fakeKubectl(
  folder: string,
  {
    failsFor = '(nothing)',
    hangsFor = '(nothing)',
    done = '',
    kinds = '',
    objects,
    objectsLater = objects,
    objectsFor = {},
    rights = [],
    version = 'v1.36.3',
  }: FakeCluster = {},
): FakeKubectl {
  const [path, log] = ['kubectl', 'calls'].map((name) => join(folder, name));
  const config = {
    'current-context': 'dev',
    contexts: [{ name: 'dev', context: { cluster: 'dev' } }],
    clusters: [{ name: 'dev', cluster: { server: 'https://dev:6443' } }],
  };
  const listOf = (items: readonly object[]): string => JSON.stringify({ kind: 'List', items });
  const [answer, later] = [objects, objectsLater].map((items) =>
    items === undefined ? 'object/one serverside-applied' : listOf(items),
  );
  const answers = Object.entries(objectsFor).map(([text, items]) => `  *'${text}'*) echo '${listOf(items)}' ;;\n`);
  const script = `#!/bin/sh
case "$*" in
  version*) echo '{ "clientVersion": { "gitVersion": "${version}" } }'; exit ;;
  'config view'*) echo '${JSON.stringify(config)}'; exit ;;
esac
echo "$*" >> '${log}'
case "$*" in
  *'${hangsFor}'*) exec tail -f /dev/null ;;
  *'${failsFor}'*) ${done === '' ? '' : `echo '${done}'; `}echo 'Error from server: no' >&2; exit 1 ;;
  api-resources*) echo '${kinds}' ;;
  'create --filename=- --output=jsonpath'*) echo '${rights.join('\n')}' ;;
${answers.join('')}  *) if [ -e '${path}.asked' ]; then echo '${later}'; else echo '${answer}'; touch '${path}.asked'; fi ;;
esac
`;
  writeFileSync(path, script);
  writeFileSync(log, '');
  chmodSync(path, 0o755);
  return { path, calls: () => readFileSync(log, 'utf8').split('\n').filter(Boolean) };
}
