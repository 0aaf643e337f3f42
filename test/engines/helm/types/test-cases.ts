import { writeAll } from './write-all';

/** A chart, and the module that is written for it. */
export interface TypesCase {
  /** What the case shows. */
  readonly name: string;
  readonly values?: string;
  readonly schema?: unknown;
  /** The module after its first line. */
  readonly expected: string;
}

/** Tests the modules of all charts, which are written in one process. */
export function testCases(cases: readonly TypesCase[]): void {
  const charts = cases.map(({ values = '', schema }) => ({
    'values.yaml': values,
    ...(schema === undefined ? {} : { 'values.schema.json': JSON.stringify(schema) }),
  }));
  const written = writeAll(charts);

  test.each(cases.map((each, index) => ({ ...each, index })))('$name', ({ expected, index }) => {
    const [banner, , ...lines] = written[index]!.text.split('\n');

    expect(lines.join('\n').trim()).toBe(expected);
    expect(banner).toBe('// The values of web 1.0.0. Written by `cdk8s-gitops helm types`; do not edit.');
  });

  test('the same chart gives the same bytes', () => {
    expect(writeAll(charts)).toEqual(written);
  });
}
