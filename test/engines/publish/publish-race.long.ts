import { racePublishers } from './publish-race';

test('eight publishers with 25 commits each and a person write to one branch: nothing is lost', async () => {
  await racePublishers(8, 25);
});
