// A process of its own, which the tests end while a child of it runs. Arguments: whether it waits for the child with an
// event loop or without, what it does when the child has printed a line, and the child's program.
import { run } from '../../../lib/system/process/run';
import { startRun } from '../../../lib/system/process/start-run';
import { nodeCommand } from './node-command';

const [face, then, script] = process.argv.slice(2);

const deeds: Readonly<Record<string, () => void>> = {
  wait: () => undefined,
  exit: () => process.exit(0),
  throw: fail,
};

if (face === 'async') {
  // Not in the handler itself: what that throws is the outcome of the run.
  void run(nodeCommand(script, { onStderrLine: () => setImmediate(deeds[then]) }));
} else if (then === 'return') {
  startRun(nodeCommand(script));
  // When the input ends, there is nothing left to do here.
  process.stdin.resume();
} else {
  startRun(nodeCommand(script, { onStderrLine: deeds[then] })).result();
}

function fail(): never {
  throw new Error('thrown');
}
