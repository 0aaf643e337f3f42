import * as fc from 'fast-check';
import { checkShape } from '../../lib/core/check/check-shape';
import { matching } from '../../lib/core/check/shapes';
import { type Finding, formatFindings } from '../../lib/core/error';
import { findingsOf } from '../../lib/core/fault';
import * as rules from '../../lib/kubernetes/name-rule';
import { type NameRule } from '../../lib/kubernetes/name-rule';

const { dnsLabel, dnsSubdomain, serviceName, portName, labelKey, labelValue, annotationKey, headerName } = rules;
const all: NameRule[] = [
  dnsLabel,
  dnsSubdomain,
  serviceName,
  portName,
  labelKey,
  labelValue,
  annotationKey,
  headerName,
];
const a = (count: number): string => 'a'.repeat(count);

/** Each rule with names that the API server accepts, and with similar names that it does not accept. */
const cases: [string, NameRule, string[], string[]][] = [
  ['dnsLabel', dnsLabel, ['a', '0', 'a-b', a(63), '1a'], ['', '-a', 'a-', 'A', 'a.b', 'a_b', a(64), 'ä', 'a\n']],
  [
    'dnsSubdomain',
    dnsSubdomain,
    ['a', 'a.b', 'a-b.c-d', '1.2', `${a(126)}.${a(126)}`],
    ['', '.', 'a.', '.a', 'a..b', 'a.-b', 'a-.b', 'A.b', `${a(126)}.${a(127)}`],
  ],
  ['serviceName', serviceName, ['a', 'a1', 'a-b', a(63)], ['1a', '-a', 'a-', 'a.b', 'A', '', a(64)]],
  ['portName', portName, ['a', '1a', 'http-2', a(15)], ['', '80', 'A', 'a--b', '-a', 'a-', 'a_b', a(16)]],
  [
    'labelKey',
    labelKey,
    ['a', 'A', 'a_b.c-d', a(63), 'x.io/a', `${a(253)}/${a(63)}`],
    ['', '/a', 'a/', 'a/b/c', 'X.io/a', '-a', 'a-', 'a b', a(64), `${a(254)}/a`, `x/${a(64)}`, 'x_y/a'],
  ],
  ['annotationKey', annotationKey, ['X.io/A', 'a'], ['a/b/c', '_a', a(64), 'x_y/a']],
  ['labelValue', labelValue, ['', 'a', 'A_b.c-d', '1', a(63)], ['-a', 'a-', ' ', 'a b', 'a/b', a(64), 'ä']],
  ['headerName', headerName, ['A', 'X-A', '-', '1'], ['', 'A_B', 'A B', 'A:', 'Ä', 'A\r\n']],
];

test.each(cases)('%s accepts the names that the API server accepts, and no others', (_, rule, taken, refused) => {
  expect(taken.filter((value) => !rule.accepts(value))).toEqual([]);
  expect(refused.filter((value) => rule.accepts(value))).toEqual([]);
});

test('the name in a fix is always accepted', () => {
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.anything(), (rule, value) => {
      const offered = findingsOn(value, rule).map(({ fix }) => JSON.parse(fix.replace('use ', '')) as string);
      return offered.every((name) => rule.accepts(name));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['My App', dnsLabel, 'my-app'],
  ['web_1', dnsSubdomain, 'web-1'],
  ['-web-', dnsLabel, 'web'],
  ['metrics-and-traces', portName, 'metrics-and-tra'],
  ['!!!', dnsLabel, 'web'],
  ['a b', labelValue, 'a-b'],
])('the fix for %s is the closest accepted name', (value, rule, fixed) => {
  expect(formatFindings(findingsOn(value, rule))).toBe(
    `[web] Cannot use "${value}" as the name: it must ${rule.wanted}\n  Fix: use "${fixed}"`,
  );
});

test('the fix for a number instead of a text is the text of the number', () => {
  expect(findingsOn(1, labelValue).map(({ fix }) => fix)).toEqual(['use "1"']);
});

function findingsOn(value: unknown, rule: NameRule): Finding[] {
  return findingsOf('web', checkShape(value, matching(rule)), 'the name');
}
