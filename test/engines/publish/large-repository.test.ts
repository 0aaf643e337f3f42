import { costOfPublish } from './large-repository';

test('to publish to a repository of 5,000 files, a small part of it is fetched', () => {
  const { disk, fetched } = costOfPublish(5_000);

  expect(fetched).toBeLessThan(410);
  expect(disk).toBeLessThan(6 * 1024);
});
