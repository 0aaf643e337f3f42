import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { type CodeModule, readPageCode } from './code-blocks';
import { pages, readPage, root } from './pages';
import { typeCheck } from './type-check';

const home = process.cwd();
const directory = mkdtempSync(join(tmpdir(), 'docs-'));
const code = pages
  .map((page) => ({ page, ...readPageCode(readPage(page)) }))
  .filter((entry) => entry.modules.length > 0);

afterEach(() => process.chdir(home));
afterAll(() => rmSync(directory, { recursive: true }));

test('every block of every page is right by its types', () => {
  const texts = code.flatMap(({ page, modules }) =>
    modules.map((module) => [`${page.replaceAll('/', '_')}.${module.line}.ts`, module.code] as const),
  );

  expect(typeCheck(new Map(texts))).toEqual([]);
});

describe.each(code)('$page', ({ page, modules, files }) => {
  const folder = join(directory, page);
  files.forEach(({ path, text }) => writeText(join(folder, path), text));
  mkdirSync(folder, { recursive: true });

  for (const module of modules) {
    if (/^\s*(test|it|describe)(\.each)?\(/m.test(module.code)) {
      describe(`line ${module.line}`, () => run(page, module, folder));
    } else {
      test(`line ${module.line} runs`, () => {
        expect(errorOf(() => run(page, module, folder))).toBe(module.error);
        const written = module.outputs.map(({ path }) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
        expect(written).toEqual(module.outputs);
      });
    }
  }
});

/** Runs a block in the folder of its page. What it imports by a relative path, it finds at the root. */
function run(page: string, { code, line }: CodeModule, folder: string): void {
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  const { outputText } = ts.transpileModule(code, { compilerOptions: options });
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the code is CommonJS by now, and Jest maps our name
  const load = (name: string): unknown => require(name.startsWith('.') ? join(root, name) : name);
  const module = { exports: {} };
  process.chdir(folder);
  // A function of this realm, not of node:vm: the code must see Jest's globals, and the same Object as the library.
  const body = `${outputText}\n//# sourceURL=${page}.${line}.js`;
  new Function('require', 'module', 'exports', '__dirname', body)(load, module, module.exports, folder);
}

/** The message of the error that a function throws, if it does. */
function errorOf(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
