import { App, Chart, Names } from 'cdk8s';
import { Construct } from 'constructs';
import { pathHash } from '../../../lib/api-objects/cdk8s-internals/path-hash';
import { maskHashes } from '../../../lib/testing/name-hashes';

const construct = new Construct(new Chart(new App(), 'chart'), 'web');

test("cdk8s' names end in the hash of the path", () => {
  expect(Names.toDnsLabel(construct)).toBe(`chart-web-${pathHash(construct)}`);
});

test('a hash that cdk8s makes in another way stays in snapshots', () => {
  const hashes = new Set([pathHash(construct)]);

  expect(maskHashes('chart-web-0123456789', hashes)).toBe('chart-web-0123456789');
});
