// Adds to data/cluster-wide-kinds.json: node tools/add-cluster-wide-kinds.mjs FOLDER…
// It reads every CustomResourceDefinition in the folders, such as checkouts of projects, and prints what it changes. A
// kind that is namespaced in one of them is removed, because its scope depends on the version. Templates of Helm are
// read as well, so this looks for lines and does not parse YAML.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const target = join(dirname(fileURLToPath(import.meta.url)), '../data/cluster-wide-kinds.json');
const table = JSON.parse(readFileSync(target, 'utf8'));
const kinds = new Set(Object.entries(table.kinds).flatMap(([group, names]) => names.map((name) => `${group}/${name}`)));
const known = new Set(kinds);

const found = process.argv.slice(2).flatMap((folder) => [...definitionsIn(folder)]);
found.filter(({ scope }) => scope === 'Cluster').forEach(({ id }) => kinds.add(id));
found.filter(({ scope }) => scope !== 'Cluster').forEach(({ id }) => kinds.delete(id));

[...kinds].filter((id) => !known.has(id)).forEach((id) => console.log(`added ${id}`));
[...known].filter((id) => !kinds.has(id)).forEach((id) => console.log(`removed ${id}`));
writeFileSync(target, `${JSON.stringify({ ...table, kinds: grouped([...kinds].sort()) }, null, 2)}\n`);

function* definitionsIn(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => /\.(ya?ml|tpl)$/.test(file));
  for (const file of files) {
    for (const document of readFileSync(join(folder, file), 'utf8').split(/^---.*$/m)) {
      const [group, kind, scope] = ['^ {2}group', '^ {4}kind', '^ {2}scope'].map(
        (key) => new RegExp(`${key}: *["']?([\\w.-]+)`, 'm').exec(document)?.[1],
      );
      if (/^kind: *["']?CustomResourceDefinition/m.test(document) && group && kind && scope) {
        yield { id: `${group}/${kind}`, scope };
      }
    }
  }
}

/** Kinds by group, in the order of the groups. */
function grouped(ids) {
  const groups = {};
  for (const id of ids) {
    const [group, kind] = id.split('/');
    (groups[group] ??= []).push(kind);
  }
  return Object.fromEntries(
    Object.keys(groups)
      .sort()
      .map((group) => [group, groups[group]]),
  );
}
