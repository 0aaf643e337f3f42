import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Result {
  readonly objects: unknown[];
  readonly error: string;
  /** The JSON of the objects, in which integers have all their digits. */
  readonly printed: string;
}

/** The objects that the real kubectl reads from files with these texts, one file for each. It leaves out broken files. */
export function readFilesWithKubectl(kubectl: string, texts: readonly string[]): unknown[] {
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-'));
  try {
    texts.forEach((text, index) => writeFileSync(join(folder, `${String(index).padStart(6, '0')}.yaml`), text));
    return run(kubectl, folder, '').objects;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The objects and the error that the real kubectl prints for a text, without a cluster. */
export function tryKubectl(kubectl: string, text: string): Result {
  return run(kubectl, '-', text);
}

function run(kubectl: string, file: string, input: string): Result {
  const result = spawnSync(kubectl, ['label', '--local', `--filename=${file}`, '--output=json', 'x-'], {
    input,
    encoding: 'utf8',
    env: { KUBECONFIG: '/dev/null' },
    maxBuffer: 2 ** 30,
  });
  const documents = result.stdout === '' ? [] : result.stdout.trimEnd().split(/(?<=^\})\n(?=\{)/m);
  return {
    objects: documents.map((json) => JSON.parse(json) as unknown),
    printed: result.stdout,
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
