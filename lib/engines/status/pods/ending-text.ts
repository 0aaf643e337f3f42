import { type PlainMap } from '../../../core/plain';
import { fieldText, numberAt } from './pod-values';

/** How a container ended: `exit code 137 (OOMKilled)`, with what it has written as its last message. */
export function endingText(terminated: PlainMap): string {
  const [code, signal] = [numberAt(terminated, 'exitCode'), numberAt(terminated, 'signal')];
  const reason = fieldText(terminated, 'reason');
  const cause = ['', 'Error', 'Completed'].includes(reason) ? signalNames[code - 128] : reason;
  const message = fieldText(terminated, 'message').trim();
  return [
    signal > 0 ? `ended by signal ${signal}` : `exit code ${code}`,
    cause === undefined ? '' : ` (${cause})`,
    message === '' ? '' : `: ${message}`,
  ].join('');
}

/** A container that a signal ends has 128 and the number of the signal as its exit code. These are numbers of Linux. */
const signalNames: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  4: 'SIGILL',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  13: 'SIGPIPE',
  15: 'SIGTERM',
};
