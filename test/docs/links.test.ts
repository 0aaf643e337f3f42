import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { pages, readPage, root } from './pages';

const LINK = /\[[^\]]*\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g;

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function brokenLinks(page: string): string[] {
  return [...readPage(page).matchAll(LINK)].flatMap(([link, path = '', anchor]) => {
    const target = path === '' ? join(root, page) : join(root, dirname(page), path);
    if (!existsSync(target)) {
      return [link];
    }
    const hasAnchor =
      anchor === undefined || (statSync(target).isFile() && anchorsOf(readFileSync(target, 'utf8')).includes(anchor));
    return hasAnchor ? [] : [link];
  });
}

test.each(pages)('every link of %s leads somewhere', (page) => {
  expect(brokenLinks(page)).toEqual([]);
});

test('every page of docs/ is listed in the README.md of its folder, and every folder in docs/README.md', () => {
  const missing = pages.filter((page) => {
    const isIndex = basename(page) === 'README.md';
    const index = join(isIndex ? 'docs' : dirname(page), 'README.md');
    return (
      page.startsWith('docs/') && page !== index && !readPage(index).includes(`(${relative(dirname(index), page)})`)
    );
  });

  expect(missing).toEqual([]);
});
