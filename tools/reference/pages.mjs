// Changes the Markdown of reference pages for readers on GitHub.
import { listKubernetesFields } from './kubernetes-fields.mjs';

/** Pages by name, without parts that nobody needs. */
export function tidyPages(pages) {
  const targets = linkTargets(pages);
  return new Map(
    [...pages].map(([name, text]) => [name, tidy(listKubernetesFields(text), (id) => targets.has(`${name}#${id}`))]),
  );
}

/** The targets of all links in all pages, as `page.md#id`. */
function linkTargets(pages) {
  const targets = new Set();
  for (const [name, text] of pages) {
    for (const [, page, id] of text.matchAll(/\]\(([\w-]+\.md)?#([^)\s]+)\)/g)) {
      targets.add(`${page ?? name}#${id}`);
    }
  }
  return targets;
}

/**
 * Keeps only anchors that are the target of a link. The others are many, and their numbers change with every new name.
 * Names that another page documents become a list.
 */
function tidy(text, isTarget) {
  const [own, others = ''] = text.split(/^## References$/m);
  const list = [...others.matchAll(/^Re-exports (\[.*\]\(.*\))$/gm)].map(([, link]) => `- ${link}`);
  return [own, ...(list.length === 0 ? [] : ['## Documented on other pages\n\n', list.join('\n')])]
    .join('')
    .replace(/<a id="([^"]*)"><\/a> ?\n*/g, (anchor, id) => (isTarget(id) ? anchor : ''))
    .replace(/[ \t]+$/gm, '')
    .trimEnd()
    .concat('\n');
}

/** The first page: each entry with the values that it exports. */
export function indexPage(entries) {
  const rows = entries.map(
    ({ name, page, values }) =>
      `| [\`${name}\`](${page}) | ${values.map((value) => `[${value.name}](${value.url})`).join(', ')} |`,
  );
  return `# Reference

All names that the package exports, from their docstrings. \`npm run docs\` writes these pages. In the examples, \`chart\` is a \`Chart\` of your app.

| import from | constructs, functions and other values |
| --- | --- |
${rows.join('\n')}
`;
}
