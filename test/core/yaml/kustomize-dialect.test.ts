import { parseYaml } from '../../../lib/core/yaml/parse';
import { stringifyYaml } from '../../../lib/core/yaml/stringify';

const read = (text: string): unknown => parseYaml(text, { dialect: 'kustomize' })[0];
const write = (value: unknown): string => stringifyYaml(value, { dialect: 'kustomize' });

describe('reading as kustomize', () => {
  test('reads yes, no, on and off as text', () => {
    expect(read('[yes, no, on, off, y, n, true]')).toEqual(['yes', 'no', 'on', 'off', 'y', 'n', true]);
  });

  test('rewrites dates as RFC 3339', () => {
    expect(read('- 2024-01-02\n- 2024-1-2 3:4:5\n- 2001-12-14t21:59:43.10-05:00\n- 2024-13-01')).toEqual([
      '2024-01-02T00:00:00Z',
      '2024-01-02T03:04:05Z',
      '2001-12-14T21:59:43.1-05:00',
      '2024-13-01',
    ]);
  });

  test('reads zones of up to 24 hours and 60 minutes, as Go does', () => {
    const zones = ['-00:60', '+22:60', '+24:00', '+24:01', '+25:00', '+05:61'];

    expect(read(zones.map((zone) => `- 2024-1-2T03:04:05${zone}`).join('\n'))).toEqual([
      '2024-01-02T03:04:05-01:00',
      '2024-01-02T03:04:05+23:00',
      '2024-01-02T03:04:05+24:00',
      '2024-01-02T03:04:05+24:01',
      '2024-1-2T03:04:05+25:00',
      '2024-1-2T03:04:05+05:61',
    ]);
  });

  test('keeps a date with a time as it is in flow style, and reads a key without a value there as empty text', () => {
    expect(read('{a: 2024-01-02T03:04:05Z, b: 2024-01-02, c, d: }')).toEqual({
      a: '2024-01-02T03:04:05Z',
      b: '2024-01-02T00:00:00Z',
      c: '',
      d: '',
    });
  });

  test("lets a map's own keys win over merged keys", () => {
    expect(read('base: &a {x: 1, y: 2}\nmap:\n  x: own\n  <<: *a')).toEqual({
      base: { x: 1, y: 2 },
      map: { x: 'own', y: 2 },
    });
  });

  test('keeps integers of 64 bits as bigint', () => {
    expect(read('12345678901234567890')).toBe(12345678901234567890n);
  });
});

describe('writing as kustomize', () => {
  test('sorts keys: numbers in them by value, and letters last', () => {
    expect(write({ a10: 1, a2: 1, b: 1, _c: 1, B: 1 })).toBe('_c: 1\nB: 1\na2: 1\na10: 1\nb: 1\n');
  });

  test('folds long text after column 80', () => {
    const text = `${'word '.repeat(20)}end`;

    expect(write({ text })).toBe(`text: ${'word '.repeat(15)}word\n  word word word word end\n`);
  });

  test('puts dashes in the column of their key', () => {
    expect(write({ list: [{ b: 1, a: [] }, [1, [2]], 'x'] })).toBe('list:\n- a: []\n  b: 1\n- - 1\n  - - 2\n- x\n');
  });
});
