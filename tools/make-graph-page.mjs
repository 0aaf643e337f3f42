// Writes data/graph-page.json: the script and the styles of the page that `cdk8s-gitops graph` makes, from page/.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

writeFileSync(join(root, 'data/graph-page.json'), await graphPage());

/** The content of data/graph-page.json. */
async function graphPage() {
  const page = {
    madeBy: 'tools/make-graph-page.mjs',
    pictureStyle: await styleOf('picture.css'),
  };
  return `${JSON.stringify(page, null, 2)}\n`;
}

async function styleOf(file) {
  const { code } = await transform(readFileSync(join(root, 'page', file), 'utf8'), { loader: 'css', minify: true });
  return code.trim();
}
