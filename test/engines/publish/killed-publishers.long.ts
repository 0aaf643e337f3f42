import { killPublishers } from './kill-publishers';

test('of 100 killed publishers, each leaves the old branch or the new one, and the next run cleans up', async () => {
  await killPublishers(100);
});
