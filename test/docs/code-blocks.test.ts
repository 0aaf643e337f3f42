import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readPageCode } from './code-blocks';
import { pages, readPage } from './pages';
import { hasTests, runCode, runTests } from './run-code';
import { typeCheck } from './type-check';

const directory = mkdtempSync(join(tmpdir(), 'docs-'));
const code = pages
  .map((page) => ({ page, ...readPageCode(readPage(page)) }))
  .filter((entry) => entry.modules.length > 0);

afterAll(() => rmSync(directory, { recursive: true }));

test('every block of every page passes the type check', () => {
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
    if (hasTests(module)) {
      // eslint-disable-next-line no-restricted-syntax -- the code has tests of its own
      describe(`line ${module.line}`, () => runTests(page, module, folder));
    } else {
      test(`line ${module.line} runs`, async () => {
        expect(await errorOf(runCode(page, module, folder))).toBe(module.error);
        const written = module.outputs.map(({ path }) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
        expect(written).toEqual(module.outputs);
      });
    }
  }
});

/** The message of the error that a run ends with, if it does. */
async function errorOf(run: Promise<void>): Promise<string | undefined> {
  try {
    await run;
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
