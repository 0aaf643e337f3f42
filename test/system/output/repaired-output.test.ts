import { App } from 'cdk8s-gitops';
import { mkdirSync, readdirSync, readlinkSync, renameSync, symlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { filesBelow, temporaryFolder } from '../../temporary-folder';
import { pod, put, synth } from './small-app';

const workingFolder = process.cwd();
afterEach(() => process.chdir(workingFolder));

describe('the next run repairs the folder of a run that was killed', () => {
  const leftBehind = () => {
    const folder = temporaryFolder();
    const dist = `${folder}/dist`;
    synth(dist, 'web');
    put(`${dist}/README.md`, 'mine');
    return { folder, dist, workspace: `${folder}/.dist.cdk8s-gitops` };
  };
  const dead = `999999999 0 ${hostname()}`;

  test('while it staged', () => {
    const { folder, dist, workspace } = leftBehind();
    put(`${workspace}/new/web.k8s.yaml`, 'half');
    put(`${workspace}/lock`, dead);

    synth(dist, 'data');

    expect(readdirSync(folder)).toEqual(['dist']);
    expect(readdirSync(dist)).toEqual(['.cdk8s-gitops', 'README.md', 'data.k8s.yaml']);
  });

  test('between two renames: the old output moves back, also if the next run fails', () => {
    const { folder, dist, workspace } = leftBehind();
    put(`${workspace}/new/data.k8s.yaml`, pod('data'));
    renameInto(dist, `${workspace}/old`);

    expect(() => new App({ outdir: dist }).synth()).toThrow('[App] Cannot synthesize an app without objects');

    expect(readdirSync(folder)).toEqual(['dist']);
    expect(readdirSync(dist)).toEqual(['.cdk8s-gitops', 'README.md', 'web.k8s.yaml']);
  });

  test('while it removed the old output, after somebody had added a file to it', () => {
    const { folder, dist, workspace } = leftBehind();
    renameInto(dist, `${workspace}/old`);
    put(`${workspace}/old/late/file.txt`, 'late');
    put(`${dist}/README.md`, 'changed');
    put(`${workspace}/old/.cdk8s-gitops.new`, '');

    synth(dist, 'data');

    expect(readdirSync(folder)).toEqual(['dist']);
    const { '.cdk8s-gitops': _ownership, ...files } = filesBelow(dist);
    expect(files).toEqual({
      'README.md': 'changed',
      'README.md.kept-1': 'mine',
      'data.k8s.yaml': pod('data'),
      'late/file.txt': 'late',
    });
  });

  test('while it removed the old output, also if a link has the place of a folder since then', () => {
    const { folder, dist, workspace } = leftBehind();
    renameInto(dist, `${workspace}/old`);
    put(`${workspace}/old/late/file.txt`, 'late');
    put(`${workspace}/old/late/other.txt`, 'other');
    put(`${dist}/web.k8s.yaml`, pod('web'));
    mkdirSync(`${folder}/outside`);
    symlinkSync('../outside', `${dist}/late`);

    synth(dist, 'data');

    expect(readdirSync(`${folder}/outside`)).toEqual([]);
    expect(readlinkSync(`${dist}/late`)).toBe('../outside');
    expect(readdirSync(`${dist}/late.kept-1`)).toEqual(['file.txt', 'other.txt']);
  });

  test('while it replaced files one by one', () => {
    const { dist } = leftBehind();
    process.chdir(dist);
    put(`${dist}/.cdk8s-gitops`, 'web.k8s.yaml\nmounted/old.yaml\n');
    put(`${dist}/mounted/.cdk8s-gitops.part`, 'half');
    put(`${dist}/.cdk8s-gitops.staging/data.k8s.yaml`, 'half');
    put(`${dist}/.cdk8s-gitops.workspace/lock`, dead);

    synth(dist, 'data');

    expect(readdirSync(dist)).toEqual(['.cdk8s-gitops', 'README.md', 'data.k8s.yaml']);
  });
});

function renameInto(from: string, to: string): void {
  mkdirSync(join(to, '..'), { recursive: true });
  renameSync(from, to);
}
