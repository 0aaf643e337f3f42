import { changeLines } from '../../../../lib/cli/synth/watch/change-lines';
import { type Manifest } from '../../../../lib/core/manifest';
import { diff } from '../../../../lib/engines/diff/diff';

const manifest = (kind: string, more: object): Manifest => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'web', namespace: 'shop' },
  ...more,
});

test('an object has a line with its first three fields', () => {
  const before = manifest('ConfigMap', { data: { a: '1', b: '1', c: '1', d: '1', e: '1' } });
  const after = manifest('ConfigMap', { data: { a: '2', b: '2', c: '2', d: '2', e: '2' } });

  expect(changeLines(diff([before], [after]))).toEqual([
    '~ ConfigMap/shop/web data.a 1 → 2, data.b 1 → 2, data.c 1 → 2, and 2 more',
  ]);
});

test('an object that is added or removed has a line with its name', () => {
  expect(changeLines(diff([manifest('Secret', {})], [manifest('Pod', {})]))).toEqual([
    '+ Pod/shop/web',
    '- Secret/shop/web',
  ]);
});

test('a value of a Secret is not shown', () => {
  const before = manifest('Secret', { stringData: { token: 'hidden1' } });
  const after = manifest('Secret', { stringData: { token: 'hidden2' } });

  const lines = changeLines(diff([before], [after]));

  expect(lines.join()).toContain('~ Secret/shop/web');
  expect(lines.join()).not.toContain('hidden');
});
