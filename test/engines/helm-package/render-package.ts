import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Manifest, parseManifests } from 'cdk8s-gitops';
import { stringifyYaml } from '../../../lib/core/yaml/stringify';
import { release } from './evaluate-marks';

/** How values are given to helm. */
export type ValueSource = 'file' | '--set' | '--set-string' | '--set-json';

/** A folder with these files, for as long as a function runs. */
export function withFiles<T>(files: ReadonlyMap<string, string | Uint8Array>, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-gitops-chart-'));
  try {
    for (const [path, content] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs helm and returns what it prints. */
export function runHelm(helm: string, args: readonly string[], stdin = ''): string {
  const env = { PATH: process.env.PATH, HOME: '/nonexistent' };
  const { status, stdout, stderr, error } = spawnSync(helm, args, { input: stdin, encoding: 'utf8', env });
  if (status !== 0) {
    throw new Error(`helm ${args.join(' ')} failed: ${error?.message ?? stderr}${stdout}`);
  }
  return stdout;
}

/** The objects that helm makes of a chart with these values, in the order of their names. */
export function templateObjects(
  helm: string,
  folder: string,
  settings: Settings = new Map(),
  { name, namespace } = { name: release.Name, namespace: release.Namespace },
): Manifest[] {
  const file = [...settings]
    .filter(([, { source }]) => source === 'file')
    .map(([path, { value }]) => [path.split('.'), value] as const);
  const flags = [...settings]
    .filter(([, { source }]) => source !== 'file')
    .flatMap(([path, setting]) => flagsOf(path, setting));
  const args = ['template', name, folder, '--namespace', namespace, '--values', '-', ...flags];
  const text = runHelm(helm, args, stringifyYaml(nested(file)));
  return parseManifests(text, { file: 'helm template' }).sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

/** What a user sets, by the name of the value. */
export type Settings = ReadonlyMap<string, { readonly source: ValueSource; readonly value: unknown }>;

/** Whether helm reads a value in this way as what it is. `--set` decides on its own what is a number. */
export function canBeSetBy(source: ValueSource, value: unknown): boolean {
  const isText = typeof value === 'string' && !value.includes('\0');
  switch (source) {
    case 'file':
      return true;
    case '--set-string':
      return isText;
    case '--set':
      return typeof value === 'boolean' || Number.isSafeInteger(value) || (isText && /^[a-z]{6,}/.test(value));
    case '--set-json':
      return !JSON.stringify(value).includes('\0');
  }
}

function flagsOf(name: string, { source, value }: { readonly source: ValueSource; readonly value: unknown }): string[] {
  const text = source === '--set-json' ? JSON.stringify(value) : String(value).replace(/[^\p{L}\p{N}\s]/gu, '\\$&');
  return [source, `${name}=${text}`];
}

function nested(entries: readonly (readonly [readonly string[], unknown])[]): Record<string, unknown> {
  const groups = new Map<string, (readonly [readonly string[], unknown])[]>();
  for (const [[first, ...rest], value] of entries) {
    groups.set(first, [...(groups.get(first) ?? []), [rest, value]]);
  }
  return Object.fromEntries(
    [...groups].map(([key, inner]) => [key, inner[0][0].length === 0 ? inner[0][1] : nested(inner)]),
  );
}

const nameOf = (manifest: Manifest): string => String(manifest.metadata?.name);
