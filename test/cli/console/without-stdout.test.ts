import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { withTypescript } from '../../node-with-typescript';

const root = join(__dirname, '../../..');

test('what a work prints goes to standard error, and what comes after it does not', () => {
  const script = `
    const { withoutStdout } = require('${root}/lib/cli/console/without-stdout');
    withoutStdout(async () => console.log('during')).then(() => console.log('after'));`;

  const { stdout, stderr } = spawnSync(process.execPath, [...withTypescript, '-e', script], { encoding: 'utf8' });

  expect({ stdout, stderr }).toEqual({ stdout: 'after\n', stderr: 'during\n' });
});
