import { parseYaml } from '../../../lib/core/yaml/parse';
import { chartFiles } from '../../../lib/engines/helm-package/chart-files';
import { ValueMark } from '../../../lib/engines/helm-package/marks';
import { deployment, scaler, spec } from './mychart';
import { files, thing } from './sample-files';

const metadata = { name: 'mychart', version: '0.1.0' };

test('values.yaml has the defaults, nested, with descriptions as comments', () => {
  expect(files([deployment, scaler]).get('values.yaml')).toMatchInlineSnapshot(`
   "debug-mode: false

   # Pods to run
   replicaCount: 2

   image:
     # Tag of the image,
     # from Docker Hub
     tag: "1.29"

   autoscaling:
     enabled: false

   workers: 8

   resources:
     limits:
       cpu: 100m
   "
  `);
});

test('no description can end its comment', () => {
  const description = 'one\u2028two: 2\rthree: 3\u0085four: 4\r\nfive: 5\n\n';
  const value = new ValueMark(spec('text', 'string', 'x', { description }));

  expect(files([thing(value)]).get('values.yaml')).toBe('# one\n# two: 2\n# three: 3\n# four: 4\n# five: 5\ntext: x\n');
});

test('an empty line between values does not become a part of a text', () => {
  const [text, next] = [spec('text', 'string', 'a\n\n'), spec('next', 'integer', 1)];
  const object = thing(new ValueMark(text), { data: new ValueMark(next) });

  const [values] = parseYaml(files([object]).get('values.yaml')!);

  expect(values).toEqual({ text: 'a\n\n', next: 1 });
});

test('the schema requires each value, refuses others, and allows what helm adds', () => {
  const text = new ValueMark(spec('image.tag', 'string', '1.29', { pattern: '^[0-9.]+$', description: 'Tag' }));
  const object = thing('a', { data: { text, list: new ValueMark(spec('args', 'array', ['--x'])) } });

  expect(JSON.parse(files([object]).get('values.schema.json')!)).toMatchInlineSnapshot(`
   {
     "$schema": "http://json-schema.org/draft-07/schema#",
     "additionalProperties": false,
     "definitions": {
       "anything": {
         "additionalProperties": {
           "$ref": "#/definitions/anything",
         },
         "items": {
           "$ref": "#/definitions/anything",
         },
         "maximum": 9007199254740991,
         "minimum": -9007199254740991,
         "type": [
           "string",
           "number",
           "boolean",
           "array",
           "object",
         ],
       },
     },
     "properties": {
       "args": {
         "items": {
           "type": "string",
         },
         "type": "array",
       },
       "enabled": {
         "type": "boolean",
       },
       "global": {
         "type": "object",
       },
       "image": {
         "additionalProperties": false,
         "properties": {
           "tag": {
             "description": "Tag",
             "pattern": "^[0-9.]+$",
             "type": "string",
           },
         },
         "required": [
           "tag",
         ],
         "type": "object",
       },
     },
     "required": [
       "image",
       "args",
     ],
     "type": "object",
   }
  `);
});

test('README.md has a table of the values', () => {
  const tag = spec('image.tag', 'string', '1|2', { description: 'Tag | of\n<the> image', enum: ['1|2', '3'] });
  const object = thing(new ValueMark(tag), { data: new ValueMark(spec('count', 'integer', 2, { minimum: 1 })) });

  expect(files([object]).get('README.md')).toMatchInlineSnapshot(`
   "# mychart

   ## Values

   | Value | Description | Allowed | Default |
   | --- | --- | --- | --- |
   | \`image.tag\` | Tag \\| of \\<the\\> image | \`"1\\|2"\`, \`"3"\` | \`"1\\|2"\` |
   | \`count\` |  | integer, at least 1 | \`2\` |
   "
  `);
});

test('a chart without values has an empty values.yaml, and says so in README.md', () => {
  const chart = files([thing('a')]);

  expect(chart.get('values.yaml')).toBe('{}\n');
  expect(chart.get('README.md')).toBe('# mychart\n\n## Values\n\nThis chart has no values.\n');
});

test('Chart.yaml has versions in quotes, and fields in the usual order', () => {
  const chart = chartFiles({
    metadata: {
      ...metadata,
      appVersion: '1.10',
      description: 'Shop: {{ all }}',
      icon: 'https://example.com/icon.svg',
      keywords: ['shop'],
      maintainers: [{ name: 'Ann', email: 'ann@example.com' }],
      dependencies: [
        { name: 'redis', version: '~20.0.0', repository: 'oci://example.com/charts', condition: 'redis.enabled' },
      ],
      annotations: { category: 'Web' },
    },
    objects: [thing('a')],
  });

  expect(chart.get('Chart.yaml')).toMatchInlineSnapshot(`
   "apiVersion: v2
   name: mychart
   description: "Shop: {{ all }}"
   type: application
   version: "0.1.0"
   appVersion: "1.10"
   icon: https://example.com/icon.svg
   keywords:
     - shop
   maintainers:
     - name: Ann
       email: ann@example.com
   dependencies:
     - name: redis
       version: "~20.0.0"
       repository: oci://example.com/charts
       condition: redis.enabled
   annotations:
     category: Web
   "
  `);
});

test('the values of a dependency may have other keys, at each level of its own', () => {
  const password = new ValueMark(spec('redis.auth.password', 'string', 'x'));
  const dependencies = [
    { name: 'redis', version: '1.0.0', condition: 'redis.enabled,features.cache', tags: ['cache'] },
    { name: 'postgresql', version: '1.0.0', alias: 'db' },
  ];

  const chart = chartFiles({ metadata: { ...metadata, dependencies }, objects: [thing('a', { data: { password } })] });

  expect(JSON.parse(chart.get('values.schema.json')!)).toMatchInlineSnapshot(`
   {
     "$schema": "http://json-schema.org/draft-07/schema#",
     "additionalProperties": false,
     "properties": {
       "db": {
         "type": "object",
       },
       "enabled": {
         "type": "boolean",
       },
       "features": {
         "additionalProperties": false,
         "properties": {
           "cache": {
             "type": "boolean",
           },
         },
         "type": "object",
       },
       "global": {
         "type": "object",
       },
       "redis": {
         "properties": {
           "auth": {
             "properties": {
               "password": {
                 "type": "string",
               },
             },
             "required": [
               "password",
             ],
             "type": "object",
           },
         },
         "required": [
           "auth",
         ],
         "type": "object",
       },
       "tags": {
         "additionalProperties": {
           "type": "boolean",
         },
         "type": "object",
       },
     },
     "required": [
       "redis",
     ],
     "type": "object",
   }
  `);
});
