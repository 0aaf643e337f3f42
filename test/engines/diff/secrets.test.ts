import { type Manifest } from '../../../lib/core/manifest';
import { diff } from '../../../lib/engines/diff/diff';
import { formatDiff } from '../../../lib/engines/diff/format-diff';

const secret = (value: string, name = 'db', extra: object = {}): Manifest => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: {
    name,
    annotations: { 'kubectl.kubernetes.io/last-applied-configuration': `{"stringData":"${value}"}`, note: 'open' },
  },
  data: { [`key-${name}`]: value },
  stringData: { password: value },
  ...extra,
});

test('a value of a Secret that is changed is shown as changed', () => {
  const { changes } = diff([secret('hunter1')], [secret('hunter2')]);

  expect(changes[0]?.fields).toEqual([
    {
      path: 'metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"]',
      before: '(changed)',
      after: '(changed)',
    },
    { path: 'data.key-db', before: '(changed)', after: '(changed)' },
    { path: 'stringData.password', before: '(changed)', after: '(changed)' },
  ]);
  expect(changes[0]?.patch.at(-1)).toEqual({ op: 'replace', path: '/stringData/password', value: '(changed)' });
});

test.each([
  ['is added', [], [secret('hunter1')]],
  ['is removed', [secret('hunter1')], []],
  ['is changed', [secret('hunter1')], [secret('hunter2')]],
  ['is renamed', [secret('hunter1', 'a')], [secret('hunter1', 'b')]],
  ['has other keys', [secret('hunter1')], [secret('x', 'db', { data: { one: 'hunter1', two: ['hunter2'] } })]],
  ['is immutable', [secret('hunter1', 'db', { immutable: true })], [secret('hunter2', 'db', { immutable: true })]],
  ['is malformed', [secret('x', 'db', { data: 'hunter1' })], [secret('x', 'db', { data: ['hunter2'] })]],
])('no text has a value of a Secret that %s', (_, before, after) => {
  const result = diff(before, after);

  const texts = (['text', 'json', 'markdown'] as const).map((format) => formatDiff(result, { format }));

  expect(texts.join('\n')).not.toContain('hunter');
  expect(result.changes).toHaveLength(1);
});

test('other values of a Secret are shown', () => {
  const { changes } = diff([secret('a')], [{ ...secret('a'), type: 'kubernetes.io/basic-auth' }]);

  expect(changes[0]?.fields).toEqual([{ path: 'type', after: 'kubernetes.io/basic-auth' }]);
});

test('values of a Secret in a field, a list or a text of another object are not shown, and all else is', () => {
  const inner = (value: string): object => ({ kind: 'Secret', metadata: { name: 'db' }, data: { key: value } });
  const holder = (value: string, color: string): Manifest => ({
    apiVersion: 'example.com/v1',
    kind: 'Holder',
    field: inner(value),
    items: [inner(value), { kind: 'ConfigMap', metadata: { name: 'settings' }, data: { color } }],
    text: JSON.stringify(inner(value)),
  });

  const result = diff([holder('hunter1', 'blue')], [holder('hunter2', 'green')]);

  expect(result.changes[0]?.fields).toEqual([
    { path: 'field.data.key', before: '(changed)', after: '(changed)' },
    { path: 'items[0].data.key', before: '(changed)', after: '(changed)' },
    { path: 'items[1].data.color', before: 'blue', after: 'green' },
    { path: 'text', before: '(changed)', after: '(changed)' },
  ]);
  expect(formatDiff(result, { format: 'json' })).not.toContain('hunter');
});
