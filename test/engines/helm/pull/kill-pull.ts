import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readChartsLock } from '../../../../lib/engines/helm/pull/charts-lock';
import { filesBelow } from '../../../temporary-folder';
import { ChartServer, hashOf } from '../fetch/chart-server';
import { Project } from './project';

/**
 * Kills `helm pull` after different times, while the app names one version and the other in turn. After each kill, the
 * archives are those of the lock. At the end, a run that is not killed leaves nothing but its own files.
 */
export async function killPulls(helm: string, kills: number): Promise<void> {
  const server = await ChartServer.start();
  ['1.2.3', '1.3.0'].forEach((version) => server.addChart('redis', version, version));
  const project = new Project(helm);
  project.write('charts/mine.txt', 'mine');
  for (let kill = 0; kill < kills; kill++) {
    const version = kill % 2 === 0 ? '1.2.3' : '1.3.0';
    project.app = { charts: { 'app/redis': { chart: 'redis', repo: server.url, version } } };
    await killAfter(project, 100 + (900 * kill) / kills);
    demandLocked(project);
  }
  expect(project.pull().code).toBe(0);
  expect(Object.keys(filesBelow(`${project.folder}/charts`))).toEqual([
    'charts.lock',
    'mine.txt',
    `redis-${kills % 2 === 1 ? '1.2.3' : '1.3.0'}.tgz`,
  ]);
}

async function killAfter(project: Project, milliseconds: number): Promise<void> {
  const [program, ...args] = project.pullCommand;
  const child = spawn(program, args, { cwd: project.folder, env: project.environment, stdio: 'ignore' });
  const exit = once(child, 'exit');
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  child.kill('SIGKILL');
  await exit;
}

function demandLocked(project: Project): void {
  if (existsSync(`${project.folder}/charts/charts.lock`)) {
    for (const { name, version, digest } of readChartsLock(project.read('charts/charts.lock'), 'charts.lock')) {
      expect(`sha256:${hashOf(project.readBytes(`charts/${name}-${version}.tgz`))}`).toBe(digest);
    }
  }
}
