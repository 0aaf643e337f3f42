import { costOfPublish } from './large-repository';

test('to publish to a repository of 50,000 files, at most 4 MiB are fetched, and 60 MiB of disk are used', () => {
  const { disk, fetched } = costOfPublish(50_000);

  expect(fetched).toBeLessThan(4 * 1024);
  expect(disk).toBeLessThan(60 * 1024);
});
