import { relative, sep } from 'node:path';

/** The words that start this command line again, from the working folder. */
export function ownCommand(): string[] {
  const [, script = ''] = process.argv;
  return script.split(sep).includes('node_modules')
    ? ['npx', 'cdk8s-gitops']
    : ['node', ...process.execArgv, relative('.', script)];
}
