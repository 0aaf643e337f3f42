// Writes docs/reference/, a Markdown page for each file of lib/public. `npm run docs` runs it.
//   node tools/make-reference.mjs [FOLDER]
// The same sources always give the same bytes: there are no dates, no commits and no source links in the pages.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Application, Converter, ReflectionKind } from 'typedoc';
import { ModuleRouter } from 'typedoc-plugin-markdown';
import { indexPage, tidyPages } from './reference/pages.mjs';

const root = join(import.meta.dirname, '..');
const out = process.argv[2] ?? join(root, 'docs/reference');
const valueKinds = [ReflectionKind.Class, ReflectionKind.Function, ReflectionKind.Variable];

/** The root comes last. A name that another entry also exports is documented there, and the root refers to it. */
const entries = readdirSync(join(root, 'lib/public'))
  .sort((a, b) => Number(a === 'index.ts') - Number(b === 'index.ts') || (a < b ? -1 : 1))
  .map((file) => join(root, 'lib/public', file));

const table = (keys) => Object.fromEntries(keys.map((key) => [`${key}Format`, 'table']));
const app = await Application.bootstrapWithPlugins({
  entryPoints: entries,
  tsconfig: join(root, 'tsconfig.build.json'),
  plugin: ['typedoc-plugin-markdown'],
  outputs: [{ name: 'markdown', path: out }],
  readme: 'none',
  router: 'entries',
  disableSources: true,
  disableGit: true,
  skipErrorChecking: true, // `npm run check` does that
  excludeExternals: true,
  excludeInternal: true,
  excludePrivate: true,
  excludeProtected: true,
  jsDocCompatibility: { defaultTag: false },
  validation: { notExported: false, invalidLink: true, notDocumented: false },
  logLevel: 'Warn',
  sort: ['alphabetical'],
  sortEntryPoints: false,
  groupOrder: [
    'Constructors',
    'Properties',
    'Accessors',
    'Methods',
    'Classes',
    'Functions',
    'Variables',
    'Interfaces',
    'Type Aliases',
  ],
  hideBreadcrumbs: true,
  hidePageHeader: true,
  useCodeBlocks: true,
  useHTMLAnchors: true,
  pageTitleTemplates: { module: '{name}' },
  tableColumnSettings: { hideModifiers: true, hideInherited: true, hideOverrides: true, hideSources: true },
  ...table(['interfaceProperties', 'classProperties', 'typeAliasProperties', 'propertyMembers']),
  ...table(['parameters', 'typeDeclaration']),
});

let urlOf;
app.renderer.defineRouter(
  'entries',
  class extends ModuleRouter {
    buildPages(project) {
      urlOf = (reflection) => this.getFullUrl(reflection);
      return super.buildPages(project);
    }

    getIdealBaseName(reflection) {
      return reflection.kind === ReflectionKind.Module ? basename(reflection.name) : super.getIdealBaseName(reflection);
    }
  },
);
app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
  for (const entry of project.children) {
    entry.name = entry.name === 'index' ? 'cdk8s-gitops' : `cdk8s-gitops/${entry.name}`;
  }
  for (const reflection of Object.values(project.reflections)) {
    reflection.comment?.blockTags.filter(({ tag }) => tag === '@default').forEach(dropDash);
  }
});

/** Removes the dash before a default. It marks a default that is a description, not a value. */
function dropDash({ content: [first] }) {
  first.text = first.text.replace(/^- /, '');
}

const project = await app.convert();
if (project !== undefined) {
  app.validate(project);
  await app.generateOutputs(project);
}
if (app.logger.hasErrors() || app.logger.hasWarnings()) {
  process.exit(1);
}

const files = readdirSync(out).filter((file) => file !== 'README.md');
const pages = tidyPages(new Map(files.map((file) => [file, readFileSync(join(out, file), 'utf8')])));
pages.forEach((text, file) => writeFileSync(join(out, file), text));
writeFileSync(join(out, 'README.md'), indexPage(project.children.map(summaryOf).reverse()));

/** An entry for the index: its page, and its values with links to their documentation. */
function summaryOf(entry) {
  const values = entry.children
    .map((child) => ({ name: child.name, target: child.tryGetTargetReflectionDeep?.() ?? child }))
    .filter(({ target }) => target.kindOf(valueKinds))
    .map(({ name, target }) => ({ name, url: urlOf(target) }));
  return { name: entry.name, page: urlOf(entry), values };
}
