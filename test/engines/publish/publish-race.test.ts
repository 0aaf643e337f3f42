import { racePublishers } from './publish-race';

test('three publishers and a person write to one branch: nothing is lost, and nothing is there twice', async () => {
  await racePublishers(3, 7);
});
