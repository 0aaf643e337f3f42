// Makes a release: `npm run release -- 0.2.0`, or with --dry-run, which does all but keep it. CONTRIBUTING.md says what
// comes before and after. Nothing is pushed or published: the last lines are the two commands that do.
import { parseArgs } from 'node:util';
import { release } from './release/release';

// Ctrl+C ends the command that runs at the moment. That is an error like any other, after which files are put back.
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
