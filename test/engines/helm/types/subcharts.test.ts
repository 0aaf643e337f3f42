import { writeAll } from './write-all';

const chart = (dependencies: unknown): string => JSON.stringify({ name: 'web', version: '1.0.0', dependencies });
const db = {
  'charts/db/Chart.yaml': 'name: db\nversion: 2.0.0',
  'charts/db/values.yaml': '# -- How big\nsize: 1\nglobal: { domain: a.example }\n',
};

/** The lines of the written interface. */
function typesOf(texts: Record<string, string>): string {
  const [{ text } = { text: '' }] = writeAll([{ 'values.schema.json': '{"additionalProperties": false}', ...texts }]);
  return text.split('\n').slice(3, -2).join('\n');
}

test('values of a subchart are under its name, and its global values are those of the chart, too', () => {
  expect(typesOf(db)).toBe(`  db?: {
    /**
     * How big
     * @default 1
     */
    size?: number | null;
    global?: {
      /**
       * @default "a.example"
       */
      domain?: string | null;
      [k: string]: unknown;
    } | null;
    [k: string]: unknown;
  } | null;
  global?: {
    /**
     * @default "a.example"
     */
    domain?: string | null;
    [k: string]: unknown;
  } | null;`);
});

test('an alias is in place of the name', () => {
  const types = typesOf({ ...db, 'Chart.yaml': chart([{ name: 'db', alias: 'store' }]) });

  expect(types).toMatch(/^ {2}store\?: \{/);
  expect(types).not.toContain('db?:');
});

test('the defaults of a chart are in place of those of its subchart', () => {
  const types = typesOf({ ...db, 'values.yaml': 'db: { size: 3 }' });

  expect(types).toContain('     * How big\n     * @default 3\n');
});

test('conditions and tags are values', () => {
  const dependencies = [{ name: 'db', condition: 'db.enabled, global.db.enabled', tags: ['back'] }];

  const types = typesOf({ ...db, 'Chart.yaml': chart(dependencies) });

  expect(types.match(/ (?:enabled|back)\?: .*/g)).toEqual([
    ' enabled?: boolean | null;',
    ' enabled?: boolean | null;',
    ' back?: boolean | null;',
  ]);
});

test('a subchart of a subchart has types as well', () => {
  const types = typesOf({
    ...db,
    'charts/db/charts/disk/Chart.yaml': 'name: disk\nversion: 1.0.0',
    'charts/db/charts/disk/values.yaml': 'path: /data\n',
  });

  expect(types).toContain(
    '    disk?: {\n      /**\n       * @default "/data"\n       */\n      path?: string | null;\n',
  );
});

test('of two versions of a subchart, each alias gets its own', () => {
  const dependencies = ['1.0.0', '2.0.0'].map((version) => ({ name: 'db', version, alias: `v${version[0]}` }));

  const types = typesOf({
    ...db,
    'charts/old/Chart.yaml': 'name: db\nversion: 1.0.0',
    'charts/old/values.yaml': 'old: true\n',
    'Chart.yaml': chart(dependencies),
  });

  expect(types).toMatch(/v1\?: \{[^}]*old\?: boolean[^]*v2\?: \{[^]* size\?: number/);
});

test('a subchart that is not in charts/ is open, and a warning', () => {
  const [module] = writeAll([{ 'Chart.yaml': chart([{ name: 'db' }]) }]);

  expect(module?.text).toContain('  db?: {\n    [k: string]: unknown;\n  } | null;\n');
  expect(module?.warnings).toEqual([
    '[web] The values of the subchart db have no types: charts/ does not have it\n' +
      '  Fix: run helm dependency build web, then write the types again',
  ]);
});
