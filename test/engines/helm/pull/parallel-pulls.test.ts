import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describeWithTool } from '../../../real-tools';
import { filesBelow } from '../../../temporary-folder';
import { ChartServer } from '../fetch/chart-server';
import { Project } from './project';

describeWithTool('helm-4.2', 'helm pull', (helm) => {
  test('waits for other runs in the same folder', async () => {
    const server = await ChartServer.start();
    server.addChart('redis', '1.2.3');
    const project = new Project(helm, { 'app/redis': { chart: 'redis', repo: server.url, version: '1.2.3' } });
    const [program, ...args] = project.pullCommand;
    const options = { cwd: project.folder, env: project.environment, stdio: 'ignore' } as const;

    const exits = await Promise.all([1, 2, 3].map(() => once(spawn(program, args, options), 'exit')));

    expect(exits).toEqual(Array(3).fill([0, null]));
    expect(Object.keys(filesBelow(`${project.folder}/charts`))).toEqual(['charts.lock', 'redis-1.2.3.tgz']);
  });
});
