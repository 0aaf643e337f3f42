import { nearest, nearestFirst } from '../../../lib/core/check/nearest';

const names = ['ui', 'os', 'replicas', 'highAvailability', 'targetRevision', 'targetBranch', 'name', 'namespace'];

test.each([
  ['replica', 'replicas'],
  ['nmae', 'name'],
  ['NAME', 'name'],
  ['targetRev', 'targetRevision'],
  ['ha', 'highAvailability'],
  ['availability', 'highAvailability'],
  ['targetBrunch', 'targetBranch'],
])('%s means %s', (word, wanted) => {
  expect(nearest(word, names)).toBe(wanted);
});

test.each([
  ['foo', 'a short word is not like a shorter one'],
  ['is', 'two letters may not differ at all'],
  ['target', 'two names begin like this'],
  ['na', 'two letters are too few for a beginning'],
  ['', 'there is nothing to compare'],
])('%p means no name: %s', (word) => {
  expect(nearest(word, names)).toBeUndefined();
});

test('all names are listed, those that are like the word first', () => {
  expect(nearestFirst('target', names)).toEqual([
    'targetRevision',
    'targetBranch',
    'ui',
    'os',
    'replicas',
    'highAvailability',
    'name',
    'namespace',
  ]);
});
