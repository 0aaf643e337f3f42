import { spawnSync } from 'node:child_process';

interface Result {
  readonly objects: unknown[];
  readonly error: string;
}

/** The objects and the error that the real kubectl prints for a text, without a cluster. */
export function tryKubectl(kubectl: string, text: string): Result {
  const result = spawnSync(kubectl, ['label', '--local', '--filename=-', '--output=json', 'x-'], {
    input: text,
    encoding: 'utf8',
    env: { KUBECONFIG: '/dev/null' },
    maxBuffer: 2 ** 30,
  });
  const documents = result.stdout === '' ? [] : result.stdout.trimEnd().split(/(?<=^\})\n(?=\{)/m);
  return {
    objects: documents.map((json) => JSON.parse(json) as unknown),
    error: result.status === 0 ? '' : result.stderr,
  };
}

/** The objects that kubectl reads from a text. */
export function readWithKubectl(kubectl: string, text: string): unknown[] {
  const { objects, error } = tryKubectl(kubectl, text);
  if (error !== '') {
    throw new Error(error);
  }
  return objects;
}
