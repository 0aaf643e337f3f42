import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const room = join(__dirname, '../../../lib/api-objects/cdk8s-internals');
const page = readFileSync(join(room, 'README.md'), 'utf8');

test('the page of the room says of each function what happens when its field is gone', () => {
  const modules = readdirSync(room).filter((name) => name.endsWith('.ts'));
  const functions = modules.flatMap((name) =>
    [...readFileSync(join(room, name), 'utf8').matchAll(/^export function (\w+)/gm)].map(([, name]) => name),
  );

  expect(functions.filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([]);
});

test('every link of the page leads to a file', () => {
  const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => path);

  expect(links.filter((path) => !existsSync(join(room, path)))).toEqual([]);
});
