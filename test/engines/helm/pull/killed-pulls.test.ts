import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { describeWithTool } from '../../../real-tools';
import { ChartServer } from '../fetch/chart-server';
import { killPulls } from './kill-pull';
import { Project } from './project';

describeWithTool('helm-4.2', 'helm pull', (helm) => {
  test('leaves the lock and its archives whole if it is killed, and cleans up in the next run', async () => {
    await killPulls(helm, 4);
  });

  test('leaves nothing if it is stopped while it waits for a server', async () => {
    const server = await ChartServer.start();
    server.settings = { silent: ['/index.yaml'] };
    const charts = { 'app/redis': { chart: 'redis', repo: server.url, version: '1.2.3' } };
    const project = new Project(helm, charts);
    const before = readdirSync(project.folder);
    const [program, ...args] = project.pullCommand;
    const options = { cwd: project.folder, env: project.environment, stdio: 'ignore' } as const;
    const child = spawn(program, args, options);
    while ((await server.requests()).length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }

    child.kill('SIGINT');

    expect(await once(child, 'exit')).toEqual([null, 'SIGINT']);
    expect(readdirSync(project.folder)).toEqual(before);
  });
});
