// Makes a release: `npm run release -- 0.2.0`. With --dry-run it does the same, and then undoes it. CONTRIBUTING.md
// describes the steps before and after. Nothing is pushed or published: the last lines are the two commands for that.
import { parseArgs } from 'node:util';
import { release } from './release/release';

// Ctrl+C ends the current command. That is an error like any other, and the files are put back after it.
process.on('SIGINT', () => undefined);

const { values, positionals } = parseArgs({
  options: { 'dry-run': { type: 'boolean', default: false } },
  allowPositionals: true,
});

if (positionals.length === 1) {
  try {
    release({ directory: process.cwd(), version: positionals[0] ?? '', dryRun: values['dry-run'] }, console.log);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
} else {
  console.error('[release] Cannot release: one version is needed\n  Fix: npm run release -- 0.2.0 --dry-run');
  process.exitCode = 2;
}
