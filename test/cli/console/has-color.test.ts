import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { withTypescript } from '../../node-with-typescript';

const script = `process.stdout.write(String(require('./lib/cli/console/has-color').hasColor()))`;
const root = join(__dirname, '../../..');
const { NO_COLOR: _refused, FORCE_COLOR: _forced, ...inherited } = process.env;

/** Whether a process has colours, if it runs on a terminal: that of the program `script`. */
function onTerminal(variables: NodeJS.ProcessEnv): string {
  const command = [process.execPath, ...withTypescript, '-e', script].map(
    (word) => `'${word.replaceAll("'", `'\\''`)}'`,
  );
  const env = { ...inherited, TERM: 'xterm', ...variables };
  return execFileSync('script', ['-qec', command.join(' '), '/dev/null'], { cwd: root, env, encoding: 'utf8' });
}

const isThere = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

(isThere ? describe : describe.skip)('on a terminal [needs the program script]', () => {
  test('there are colours', () => {
    expect(onTerminal({})).toBe('true');
  });

  test.each([{ NO_COLOR: '1' }, { NO_COLOR: 'false' }, { FORCE_COLOR: '0' }, { TERM: 'dumb' }])(
    'there are none with %j',
    (variables) => {
      expect(onTerminal(variables)).toBe('false');
    },
  );
});

test('without a terminal, there are no colours', () => {
  const env = { ...inherited, TERM: 'xterm', FORCE_COLOR: '1' };

  expect(execFileSync(process.execPath, [...withTypescript, '-e', script], { cwd: root, env, encoding: 'utf8' })).toBe(
    'false',
  );
});
