import { structureOf } from '../../../../lib/constructs/argo-cd/release/release';

test('a change of a patch release holds from that release on', () => {
  const versions = ['v3.4.5', 'v3.4.6', 'v3.4.7', 'v3.4.10'] as const;

  const mounted = versions.map((version) => structureOf(version).repoServerProfiler);

  expect(mounted).toEqual([false, true, true, true]);
});

test('the structure of one release does not change that of another', () => {
  structureOf('v3.4.6');

  expect(structureOf('v3.4.4')).toEqual({ repoServerClientTls: false, repoServerProfiler: false });
});
