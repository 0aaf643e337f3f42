import { join } from 'node:path';
import ts from 'typescript';
import { type CodeModule } from './code-blocks';
import { root } from './pages';

/** Whether the code contains tests, which must be in a `describe`. */
export function hasTests({ code }: CodeModule): boolean {
  return /^\s*(test|it|describe)(\.each)?\(/m.test(code);
}

/** Runs code of a page or a docstring in a folder. Relative imports are resolved at the root of the repository. */
export function runCode(name: string, { code, line }: CodeModule, folder: string): void {
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  const { outputText } = ts.transpileModule(code, { compilerOptions: options });
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the code is compiled to CommonJS, and Jest maps our name
  const load = (path: string): unknown => require(path.startsWith('.') ? join(root, path) : path);
  const module = { exports: {} };
  // A function of this realm, not of node:vm: the code must see Jest's globals, and the same Object as the library.
  const body = `${outputText}\n//# sourceURL=${name}.${line}.js`;
  const run = new Function('require', 'module', 'exports', '__dirname', body);
  const home = process.cwd();
  process.chdir(folder);
  try {
    run(load, module, module.exports, folder);
  } finally {
    process.chdir(home);
  }
}
