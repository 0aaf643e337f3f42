import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { pages, readPage, referencePages, root } from './pages';

const linkPattern = /\[[^\]]*\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g;

/** The anchors that a page writes down, and those that GitHub gives to its headings. */
function anchorsOf(page: string): Set<string> {
  const written = [...page.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id);
  const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, '')
      .replaceAll(' ', '-'),
  );
  return new Set([...written, ...headings]);
}

function brokenLinks(page: string): string[] {
  const anchors = new Map<string, Set<string>>();
  return [...readPage(page).matchAll(linkPattern)].flatMap(([link, path = '', anchor]) => {
    const target = path === '' ? join(root, page) : join(root, dirname(page), path);
    if (!existsSync(target)) {
      return [link];
    }
    if (anchor === undefined || statSync(target).isDirectory()) {
      return anchor === undefined ? [] : [link];
    }
    const there = anchors.get(target) ?? anchorsOf(readFileSync(target, 'utf8'));
    anchors.set(target, there);
    return there.has(anchor) ? [] : [link];
  });
}

test.each([...pages, ...referencePages])('every link of %s leads to a page and a heading that exist', (page) => {
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
