// Writes data/graph-page.json: the script and the styles of what `cdk8s-gitops graph` writes, from page/. With --check, it
// only reports whether the file is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, 'data/graph-page.json');
const made = `${JSON.stringify(await graphPage(), null, 2)}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(target, made);
} else if (readFileSync(target, 'utf8') !== made) {
  console.error('[data/graph-page.json] It is out of date\n  Fix: run node tools/make-graph-page.mjs');
  process.exitCode = 1;
}

async function graphPage() {
  const pictureStyle = await styleOf('picture.css');
  return {
    source: 'page/',
    madeBy: 'tools/make-graph-page.mjs',
    pictureStyle,
    style: pictureStyle + (await styleOf('page.css')),
    script: await script(),
  };
}

async function styleOf(file) {
  const { code } = await transform(readFileSync(join(root, 'page', file), 'utf8'), { loader: 'css', minify: true });
  return code.trim();
}

async function script() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['page/main.ts'],
    bundle: true,
    write: false,
    minify: true,
    charset: 'ascii',
    format: 'iife',
    target: 'es2022',
    // Not those of the project: they are for Node.js.
    tsconfigRaw: {},
  });
  return outputFiles[0].text.trim();
}
