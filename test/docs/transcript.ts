import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { withTypescript } from '../node-with-typescript';
import { root } from './pages';

/** A `console` block of a page: commands after `$ `, and what they print. */
export interface Transcript {
  /** The line at which the block starts in the page. */
  readonly line: number;
  readonly text: string;
}

export function transcriptsOf(page: string): Transcript[] {
  return [...page.matchAll(/^```console\n([^]*?)^```$/gm)].map(({ index, 1: text = '' }) => ({
    line: page.slice(0, index).split('\n').length + 1,
    text,
  }));
}

/** Runs the commands of a transcript in a folder, in one shell, and returns the transcript with the new output. */
export function replay(transcript: string, folder: string): string {
  const commands = [...transcript.matchAll(/^\$ (.*)$/gm)].map(([, command = '']) => command);
  const script = [ourNpx, ...commands.map(showAndRun)].join('\n');
  const env = { ...process.env, ...findingPackages };
  return spawnSync('sh', ['-c', script], { cwd: folder, env, encoding: 'utf8' }).stdout;
}

/** Apps find cdk8s and, as sources, cdk8s-gitops. */
const findingPackages = { NODE_PATH: join(root, 'node_modules'), NODE_OPTIONS: withTypescript.join(' ') };

const ourCommand = [process.execPath, ...withTypescript, join(root, 'lib/cli/main.ts')];

/** `npx cdk8s-gitops …` runs the sources. */
const ourNpx = `npx() { shift; ${ourCommand.map((word) => `'${word}'`).join(' ')} "$@"; }
exec 2>&1`;

/** Prints a command as people see it, and runs it. `$?` in it is the exit code of the command before. */
function showAndRun(command: string): string {
  return `code=$?; echo '$ ${command.replaceAll("'", `'\\''`)}'; (exit $code); ${command}`;
}
