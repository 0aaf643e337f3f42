// Puts the types of Kubernetes that our declarations name into the package: users then need not install cdk8s-plus-27,
// which has them. Types that nothing refers to stay out.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

const require = createRequire(import.meta.url);
const source = 'cdk8s-plus-27';
const importLine = `import { type k8s } from '${source}';`;

/**
 * @param lib the folder of the compiled library
 * @param declarations its `.d.ts` files, which are changed
 */
export function includeKubernetesTypes(lib, declarations) {
  const target = join(lib, 'kubernetes/types/k8s');
  const users = declarations
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
    .filter(({ text }) => text.includes(importLine));
  users.forEach(({ file, text }) => writeFileSync(file, text.replace(importLine, importOf(target, file))));
  const names = users.flatMap(({ text }) => [...text.matchAll(/\bk8s\.([A-Z]\w*)/g)].map(([, name]) => name));
  writeFileSync(`${target}.d.ts`, `${notice()}\n${declarationsOf(names).join('')}\n`);
}

function importOf(target, file) {
  const path = relative(dirname(file), target).split(sep).join('/');
  return `import type * as k8s from '${path.startsWith('.') ? path : `./${path}`}';`;
}

function notice() {
  const { version, license } = require(`${source}/package.json`);
  return `// From ${source} ${version}. Copyright Amazon.com, Inc. or its affiliates. Licence: ${license}`;
}

/** The declarations with these names, and those that they refer to. */
function declarationsOf(names) {
  const path = join(dirname(require.resolve(`${source}/package.json`)), 'lib/imports/k8s.d.ts');
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const all = new Map(file.statements.map((statement) => [statement.name?.text, statement]));
  const wanted = new Set(names);
  // A Set goes on with what is added to it meanwhile.
  for (const name of wanted) {
    identifiersIn(all.get(name)).forEach((other) => all.has(other) && wanted.add(other));
  }
  return [...all].filter(([name]) => wanted.has(name)).map(([, statement]) => statement.getFullText(file));
}

/** Every name in a piece of code. Names of fields start with a small letter, so they are not taken for types. */
function identifiersIn(node) {
  const names = [];
  const visit = (part) => {
    names.push(...(ts.isIdentifier(part) ? [part.text] : []));
    ts.forEachChild(part, visit);
  };
  visit(node);
  return names;
}
