import { isatty } from 'node:tty';

/**
 * Whether standard output is in colour: only if it is a terminal that has colours, and if the user does not refuse them.
 *
 * @see https://no-color.org
 */
export function hasColor(): boolean {
  const { NO_COLOR: refused = '', FORCE_COLOR: forced, TERM: terminal } = process.env;
  return isatty(1) && refused === '' && forced !== '0' && forced !== 'false' && terminal !== 'dumb';
}
