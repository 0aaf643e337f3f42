import { testCases } from './test-cases';
import { writeAll } from './write-all';

const closed = { additionalProperties: false };

testCases([
  {
    name: 'a value of values.yaml may be left out, or null, and others may be added',
    values: 'replicas: 1\nname: web\ndebug: false\n',
    expected: `export interface Values {
  /**
   * @default 1
   */
  replicas?: number | null;
  /**
   * @default "web"
   */
  name?: string | null;
  /**
   * @default false
   */
  debug?: boolean | null;
  global?: {
    [k: string]: unknown;
  } | null;
  [k: string]: unknown;
}`,
  },
  {
    name: 'maps and lists of values.yaml have types at every depth',
    values: 'hosts: [{ host: a, paths: [/] }, { tls: true }]\ntolerations: []\naffinity: {}\nclass:\n',
    schema: { properties: { global: {} } },
    expected: `export interface Values {
  global?: unknown;
  hosts?:
    | {
        host?: string | null;
        paths?: string[] | null;
        tls?: boolean | null;
        [k: string]: unknown;
      }[]
    | null;
  tolerations?: unknown[] | null;
  affinity?: {
    [k: string]: unknown;
  } | null;
  class?: unknown;
  [k: string]: unknown;
}`,
  },
  {
    name: 'an amount with a unit, and a field that Kubernetes lets be a number or a text, is either',
    values: 'cpu: 100m\nmaxSurge: 25%\ntargetPort: http\ntag: "1.29"\n',
    schema: { ...closed, properties: {} },
    expected: `export interface Values {
  /**
   * @default "100m"
   */
  cpu?: string | number | null;
  /**
   * @default "25%"
   */
  maxSurge?: string | number | null;
  /**
   * @default "http"
   */
  targetPort?: string | number | null;
  /**
   * @default "1.29"
   */
  tag?: string | null;
}`,
  },
  {
    name: 'a default that can be a secret is not repeated',
    values: 'password: hunter2\nauth: { apiKey: abc }\n',
    schema: closed,
    expected: `export interface Values {
  password?: string | null;
  auth?: {
    apiKey?: string | null;
    [k: string]: unknown;
  } | null;
}`,
  },
]);

test('a chart without values and without a schema has open values', () => {
  const [{ text } = { text: '' }] = writeAll([{}]);

  expect(text.split('\n').slice(2).join('\n')).toBe(`export interface Values {
  global?: {
    [k: string]: unknown;
  } | null;
  [k: string]: unknown;
}
`);
});
