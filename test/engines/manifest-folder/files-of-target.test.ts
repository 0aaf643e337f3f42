import { filesOfTarget, findFilesOfTarget } from '../../../lib/engines/manifest-folder/files-of-target';
import { messageOf } from '../../message-of';
import { configMap, outputOf } from './files';

const targets = outputOf({
  'clusters/dev/a.yaml': configMap('a', 'dev'),
  'clusters/prod/a.yaml': configMap('a', 'prod'),
  'clusters/prod/b/c.yaml': configMap('c'),
});

test('the files of a target are those in its folder and below', () => {
  expect(filesOfTarget(targets, 'prod').map(({ path }) => path)).toEqual([
    'clusters/prod/a.yaml',
    'clusters/prod/b/c.yaml',
  ]);
});

test('without two versions of an object, folders with the same object are those of targets', () => {
  const files = outputOf({ 'all/x/a.yaml': configMap('a'), 'all/y/a.yaml': configMap('a') });

  expect(filesOfTarget(files, 'y').map(({ path }) => path)).toEqual(['all/y/a.yaml']);
});

test('without any object in two folders, the folders at the top are those of targets', () => {
  const files = outputOf({ 'x/a.yaml': configMap('a'), 'y/b.yaml': configMap('b') });

  expect(filesOfTarget(files, 'y').map(({ path }) => path)).toEqual(['y/b.yaml']);
});

test('a target that is in one side of a difference only has the level of the other side', () => {
  const one = outputOf({ 'clusters/dev/a.yaml': configMap('a', 'dev') });

  expect(findFilesOfTarget(one, 'dev', targets)).toHaveLength(1);
  expect(findFilesOfTarget(one, 'prod', targets)).toEqual([]);
});

test('a target without a folder is an error that lists those that have one', () => {
  expect(messageOf(() => filesOfTarget(targets, 'prd'))).toBe(
    '[cdk8s-gitops] Cannot find the target "prd": no folder with objects has that name\n  Fix: use one of prod, dev',
  );
});

test('a target of an output without folders is an error', () => {
  expect(messageOf(() => filesOfTarget(outputOf({ 'a.yaml': configMap('a') }), 'dev'))).toBe(
    '[cdk8s-gitops] Cannot find the target "dev": no folder with objects has that name\n' +
      '  Fix: leave out --target: all objects are in one folder',
  );
});
