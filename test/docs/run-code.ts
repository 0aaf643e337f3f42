import { join } from 'node:path';
import ts from 'typescript';
import { type CodeModule } from './code-blocks';
import { root } from './pages';

/** Whether the code contains tests, which must be in a `describe`. */
export function hasTests({ code }: CodeModule): boolean {
  return /^\s*(test|it|describe)(\.each)?\(/m.test(code);
}

/** Runs code of a page or a docstring that has tests. Relative imports are resolved at the root of the repository. */
export function runTests(name: string, module: CodeModule, folder: string): void {
  const home = process.cwd();
  process.chdir(folder);
  try {
    compile(name, module, folder, Function)();
  } finally {
    process.chdir(home);
  }
}

/** Runs code of a page or a docstring in a folder, and waits for what it waits for. */
export async function runCode(name: string, module: CodeModule, folder: string): Promise<void> {
  const home = process.cwd();
  process.chdir(folder);
  try {
    await compile(name, module, folder, asyncFunction)();
  } finally {
    process.chdir(home);
  }
}

const asyncFunction = (async () => undefined).constructor as FunctionConstructor;

/** A function of this realm, not of node:vm: the code must see Jest's globals, and the same Object as the library. */
function compile(name: string, { code, line }: CodeModule, folder: string, kind: FunctionConstructor): () => unknown {
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  const { outputText } = ts.transpileModule(code, { compilerOptions: options });
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the code is compiled to CommonJS, and Jest maps our name
  const load = (path: string): unknown => require(path.startsWith('.') ? join(root, path) : path);
  const module = { exports: {} };
  const body = `${outputText}\n//# sourceURL=${name}.${line}.js`;
  const run = new kind('require', 'module', 'exports', '__dirname', body);
  return () => run(load, module, module.exports, folder) as unknown;
}
