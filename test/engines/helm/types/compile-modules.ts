import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../../temporary-folder';

/** The compilers that must take what is written. */
export const compilers = ['typescript', 'typescript-7'] as const;

const compilerOptions = {
  strict: true,
  noEmit: true,
  target: 'es2022',
  lib: ['es2022'],
  skipLibCheck: true,
  module: 'commonjs',
  types: [],
};

/** Compiles modules, by name, in one strict program. Returns what the compiler reports. */
export function compileModules(
  compiler: (typeof compilers)[number],
  modules: Readonly<Record<string, string>>,
): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  Object.entries(modules).forEach(([name, text]) => writeFileSync(join(folder, `${name}.ts`), text));
  const tsc = join(__dirname, '../../../../node_modules', compiler, 'bin/tsc');
  return spawnSync(process.execPath, [tsc, '-p', folder], { cwd: folder, encoding: 'utf8' }).stdout;
}

/** A value as an object literal. */
export function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll('"__proto__":', '["__proto__"]:');
}
