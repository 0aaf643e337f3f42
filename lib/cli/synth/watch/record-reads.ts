// Node.js loads this file before the app. It notes which files the app reads and writes, each at its first time, and changes
// nothing else. It imports nothing of the library, because it must load fast, also where no other file of it is used.
import fs from 'node:fs';
import Module from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A function of Node.js whose first argument, or second one, is a path. */
type FileFunction = (...args: unknown[]) => unknown;

/** `read` a file, `listed` a folder, looked for what is `missing`, or `written` by the app itself. */
type Use = 'read' | 'listed' | 'missing' | 'written';

const log = process.env.CDK8S_GITOPS_READS ?? '';
const { appendFileSync } = fs;
const known = new Set<string>();

/** Notes a use of a file, unless it is one of a package. */
function note(use: Use, file: unknown): void {
  const path = pathOf(file);
  if (path === undefined || path === log || /[/\\]node_modules[/\\]/.test(path) || known.has(`${use} ${path}`)) {
    return;
  }
  known.add(`${use} ${path}`);
  appendFileSync(log, `${JSON.stringify([use, path])}\n`);
}

function pathOf(file: unknown): string | undefined {
  if (file instanceof URL || (typeof file === 'string' && file.startsWith('file:'))) {
    return fileURLToPath(file);
  }
  return typeof file === 'string' || Buffer.isBuffer(file) ? resolve(String(file)) : undefined;
}

/** Notes the paths of all calls of functions. */
function patch(owner: object, names: readonly string[], onCall: (args: readonly unknown[]) => void): void {
  const functions = owner as Record<string, FileFunction>;
  for (const name of names) {
    const original = functions[name];
    const patched = function (this: unknown, ...args: unknown[]): unknown {
      onCall(args);
      return original.apply(this, args);
    };
    functions[name] = Object.defineProperties(patched, Object.getOwnPropertyDescriptors(original)) as FileFunction;
  }
}

function isForWriting(flags: unknown): boolean {
  return typeof flags === 'string'
    ? /[wa+]/.test(flags)
    : typeof flags === 'number' && (flags & (fs.constants.O_WRONLY | fs.constants.O_RDWR)) !== 0;
}

function recordFiles(): void {
  for (const [owner, end] of [
    [fs, 'Sync'],
    [fs, ''],
    [fs.promises, ''],
  ] as const) {
    const named = (...names: string[]): string[] => names.map((name) => `${name}${end}`);
    patch(owner, named('readFile'), ([file]) => note('read', file));
    patch(owner, named('readdir', 'opendir'), ([folder]) => note('listed', folder));
    patch(owner, named('open'), ([file, flags]) => note(isForWriting(flags) ? 'written' : 'read', file));
    patch(owner, named('writeFile', 'appendFile'), ([file]) => note('written', file));
    patch(owner, named('rename', 'copyFile', 'cp', 'link', 'symlink'), ([, file]) => note('written', file));
  }
  patch(fs, ['createReadStream'], ([file]) => note('read', file));
  patch(fs, ['createWriteStream'], ([file]) => note('written', file));
  recordMissing();
}

/** A file that is looked for, and is not there, may come. */
function recordMissing(): void {
  const { existsSync } = fs;
  const onCall = ([file]: readonly unknown[]): void => {
    if (!existsSync(file as string)) {
      note('missing', file);
    }
  };
  patch(fs, ['existsSync', 'statSync', 'lstatSync', 'accessSync'], onCall);
  patch(fs, ['exists', 'stat', 'lstat', 'access'], onCall);
  patch(fs.promises, ['stat', 'lstat', 'access'], onCall);
}

/** ES modules are not read by functions of `fs` that others can see. A compiler may keep what it made, and not read others. */
function recordModules(): void {
  const hooks = Module as unknown as {
    readonly registerHooks?: (hooks: object) => void;
    readonly register?: (url: string, options: object) => void;
  };
  if (hooks.registerHooks !== undefined) {
    const load = (url: string, context: object, next: (url: string, context: object) => unknown): unknown => {
      note('read', url.startsWith('file:') ? new URL(url) : undefined);
      return next(url, context);
    };
    hooks.registerHooks({ load });
  } else {
    patch(Module.prototype, ['load'], ([file]) => note('read', file));
    // Before Node.js 22.15, hooks run in a thread of their own.
    hooks.register?.(`data:text/javascript,${encodeURIComponent(asyncHooks)}`, { data: log });
  }
}

const asyncHooks = `
import { appendFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
let log;
const initialize = (file) => { log = file; };
const load = (url, context, next) => {
  if (url.startsWith('file:') && !url.includes('/node_modules/')) {
    appendFileSync(log, JSON.stringify(['read', fileURLToPath(url)]) + '\\n');
  }
  return next(url, context);
};
export { initialize, load };`;

if (log !== '') {
  recordFiles();
  recordModules();
  Module.syncBuiltinESMExports();
}
