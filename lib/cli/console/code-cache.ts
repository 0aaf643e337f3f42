import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import { basename, dirname, join } from 'node:path';
import vm from 'node:vm';
import { version } from '../../../package.json';

/** A module as Node.js compiles it, which its types leave out. */
interface CompiledModule extends NodeJS.Module {
  _compile(code: string, file: string): unknown;
}

const { prototype } = Module as unknown as { readonly prototype: CompiledModule };

/** Since Node.js 20.12. */
const { constants } = vm as { constants?: typeof vm.constants };

/** Code whose compiled form is not kept yet. */
interface NewScript {
  readonly script: vm.Script;
  readonly kept: string;
}

/**
 * Keeps what V8 makes of the code of the command, for Node.js before version 22, which does not do that itself. Without
 * a folder that can be written, the code is compiled each time.
 *
 * @param folder where the compiled code is kept
 * @param own the folder with the code of the command
 */
export function useCodeCache(folder: string, own: string): void {
  const compile = Reflect.get(prototype, '_compile') as CompiledModule['_compile'];
  const scripts: NewScript[] = [];
  prototype._compile = function (code, file) {
    return dirname(file) === own
      ? runKept(this, code, keptFile(folder, file), scripts)
      : compile.call(this, code, file);
  };
  // At the end, V8 has also compiled the functions that were called.
  process.on('exit', () => keepAll(scripts));
}

/** V8 itself looks at the length of the code and at its own version only. */
function keptFile(folder: string, file: string): string {
  const { size, mtimeMs } = statSync(file);
  return join(folder, `${basename(file, '.js')}-${version}-${process.version}-${process.arch}-${size}-${mtimeMs}.bin`);
}

function runKept(module: NodeJS.Module, code: string, kept: string, scripts: NewScript[]): unknown {
  const script = new vm.Script(Module.wrap(code), {
    filename: module.filename,
    cachedData: readIfThere(kept),
    importModuleDynamically: constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  if (script.cachedDataRejected !== false) {
    scripts.push({ script, kept });
  }
  const { exports, filename } = module;
  // The code of the command only calls `require`: it uses nothing else of it.
  const run = script.runInThisContext() as (...args: readonly unknown[]) => unknown;
  return run.call(exports, exports, module.require.bind(module), module, filename, dirname(filename));
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Processes that run at the same time see a file whole or not at all. */
function keepAll(scripts: readonly NewScript[]): void {
  try {
    for (const { script, kept } of scripts) {
      mkdirSync(dirname(kept), { recursive: true });
      const draft = `${kept}.${process.pid}`;
      writeFileSync(draft, script.createCachedData());
      renameSync(draft, kept);
    }
  } catch {
    // The folder can't be written: the next run compiles the code again.
  }
}
