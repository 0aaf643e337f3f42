import { App as PlainApp } from 'cdk8s';
import { App } from 'cdk8s-gitops';
import { chmodSync, existsSync, mkdirSync, readdirSync, readlinkSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { canBeSwapped } from '../../../lib/system/output/output-folder';
import { replaceFolders } from '../../../lib/system/output/replace-folders';
import { messageOf } from '../../message-of';
import { filesBelow, temporaryFolder } from '../../temporary-folder';
import { build, pod, put, synth } from './small-app';

const workingFolder = process.cwd();
afterEach(() => process.chdir(workingFolder));
const yamlBelow = (folder: string) =>
  Object.keys(filesBelow(folder)).filter((path) => path.endsWith('.yaml') && !path.startsWith('.'));

test('synth writes the output and the folders around it, and leaves nothing beside it', () => {
  const folder = temporaryFolder();

  synth(`${folder}/a/b/dist`, 'web');

  expect(Object.keys(filesBelow(folder))).toEqual(['a/b/dist/.cdk8s-gitops', 'a/b/dist/web.k8s.yaml']);
  expect(readdirSync(`${folder}/a/b`)).toEqual(['dist']);
});

test('the own files of the app are listed in a file that neither kubectl nor Argo CD reads', () => {
  const dist = `${temporaryFolder()}/dist`;

  synth(dist, 'web', 'data');

  expect(filesBelow(dist)['.cdk8s-gitops']).toBe(
    '# The files here that cdk8s-gitops wrote: it replaces them, and deletes those that it makes no more.\n' +
      '# All others are left alone. Keep this file with them, in Git too.\n' +
      'data.k8s.yaml\nweb.k8s.yaml\n',
  );
});

describe.each([
  ['a folder', (dist: string) => dist],
  [
    'the working folder, in which files are replaced one by one',
    (dist: string) => {
      mkdirSync(dist);
      process.chdir(dist);
      return dist;
    },
  ],
])('in %s', (_, prepare) => {
  const prepared = () => prepare(`${temporaryFolder()}/dist`);

  test('files that the app no longer makes are removed', () => {
    const dist = prepared();
    synth(dist, 'web', 'data');

    synth(dist, 'web', 'cache');

    expect(Object.keys(filesBelow(dist))).toEqual(['.cdk8s-gitops', 'cache.k8s.yaml', 'web.k8s.yaml']);
  });

  test('foreign files, folders and links stay', () => {
    const dist = prepared();
    synth(dist, 'web');
    put(`${dist}/README.md`, 'mine');
    put(`${dist}/mine/deep/pod.yaml`, pod('mine'));
    mkdirSync(`${dist}/nothing`);
    symlinkSync('nowhere', `${dist}/link`);
    chmodSync(`${dist}/mine`, 0o700);
    const inode = statSync(`${dist}/README.md`).ino;

    synth(dist, 'data');

    expect(filesBelowWithoutLinks(dist)).toEqual({
      'README.md': 'mine',
      'data.k8s.yaml': pod('data'),
      'mine/deep/pod.yaml': pod('mine'),
    });
    expect(readlinkSync(`${dist}/link`)).toBe('nowhere');
    expect(readdirSync(`${dist}/nothing`)).toEqual([]);
    expect(statSync(`${dist}/mine`).mode & 0o777).toBe(0o700);
    expect(statSync(`${dist}/README.md`).ino).toBe(inode);
  });

  test('nothing changes if synth fails', () => {
    const dist = prepared();
    synth(dist, 'web');
    const before = filesBelow(dist);

    expect(() => new App({ outdir: dist }).synth()).toThrow('[App] Cannot synthesize an app without objects');

    expect(filesBelow(dist)).toEqual(before);
  });

  test('a foreign file in the way is an error, and nothing changes', () => {
    const dist = prepared();
    synth(dist, 'web');
    put(`${dist}/data.k8s.yaml`, pod('mine'));
    put(`${dist}/cache.k8s.yaml/file`, '');
    const before = filesBelow(dist);

    expect(() => synth(dist, 'data', 'cache')).toThrow(
      `[${dist}/data.k8s.yaml] Cannot write data.k8s.yaml: something is there that this app did not write\n` +
        '  Fix: move or delete it, or let the app write to another folder\n' +
        `[${dist}/cache.k8s.yaml] Cannot write cache.k8s.yaml: something is there that this app did not write\n` +
        '  Fix: move or delete it, or let the app write to another folder',
    );

    expect(filesBelow(dist)).toEqual(before);
  });

  test("the output of cdk8s' own App is adopted if it has the same objects", () => {
    const dist = prepared();
    build(new PlainApp({ outdir: dist, recordConstructMetadata: true }), 'web').synth();

    build(new App({ outdir: dist, recordConstructMetadata: true }), 'web').synth();
    synth(dist, 'data');

    expect(yamlBelow(dist)).toEqual(['data.k8s.yaml']);
    expect(existsSync(`${dist}/construct-metadata.json`)).toBe(false);
  });

  test('folders become files and files become folders', () => {
    const dist = prepared();
    const nested = (id: string) => new App({ outdir: dist, yamlOutputType: 3, outputFileExtension: id });
    build(nested(''), 'a').synth();
    synth(dist, 'Pod.a');

    build(nested('/pod.yaml'), 'a').synth();

    expect(Object.keys(filesBelow(dist))).toEqual(['.cdk8s-gitops', 'a/Pod.a/pod.yaml']);
  });
});

function filesBelowWithoutLinks(dist: string): Record<string, string> {
  rmSync(`${dist}/.cdk8s-gitops`);
  const target = readlinkSync(`${dist}/link`);
  rmSync(`${dist}/link`);
  const files = filesBelow(dist);
  symlinkSync(target, `${dist}/link`);
  return files;
}

test.each([
  ['/../../../away.yaml', 'it is not a path below the folder'],
  ['/', 'it is not a path below the folder'],
  ['\0', 'it is not a path below the folder'],
  ['/../../.cdk8s-gitops', 'it is not a path below the folder'],
])('a file extension %j, which leads elsewhere, is an error', (outputFileExtension, reason) => {
  const dist = `${temporaryFolder()}/a/dist`;
  const app = build(new App({ outdir: dist, outputFileExtension }), 'web');

  expect(messageOf(() => app.synth())).toBe(
    `[${dist}] Cannot write ${JSON.stringify(`web${outputFileExtension}`)}: ${reason}\n` +
      '  Fix: change the name, the directory or the extension that the path is made of',
  );
  expect(readdirSync(join(dist, '..', '..'))).toEqual([]);
});

test.each(['.cdk8s-gitops', '.cdk8s-gitops.staging/a', 'b/.cdk8s-gitops.part'])(
  'a file %s is an error, because this library has a file of its own there',
  (path) => {
    const dist = `${temporaryFolder()}/dist`;

    expect(messageOf(() => replaceFolders([{ path: dist, files: new Map([[path, '']]) }]))).toBe(
      `[${dist}] Cannot write "${path}": this library has a file of its own there\n` +
        '  Fix: change the name, the directory or the extension that the path is made of',
    );
  },
);

test('the mode of the output folder stays', () => {
  const dist = `${temporaryFolder()}/dist`;
  mkdirSync(dist, { mode: 0o750 });

  synth(dist, 'web');

  expect(statSync(dist).mode & 0o777).toBe(0o750);
});

test('if Git could not merge the list of files, the files of both sides count', () => {
  const dist = `${temporaryFolder()}/dist`;
  synth(dist, 'web', 'data');
  put(`${dist}/.cdk8s-gitops`, '<<<<<<< ours\nweb.k8s.yaml\n=======\ndata.k8s.yaml\n>>>>>>> theirs\n');

  synth(dist, 'cache');

  expect(yamlBelow(dist)).toEqual(['cache.k8s.yaml']);
});

test('the working folder, a folder around it, a link and the root are not renamed', () => {
  const folder = temporaryFolder();
  symlinkSync(folder, `${folder}/link`);

  const swapped = [process.cwd(), join(process.cwd(), '..'), '/', `${folder}/link`, '/proc', `${folder}/dist`].map(
    canBeSwapped,
  );

  expect(swapped).toEqual([false, false, false, false, false, true]);
});
