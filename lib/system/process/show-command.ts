import { basename } from 'node:path';
import { shorten } from '../../core/shorten';
import { type Command } from './command';
import { type SecretMask } from './secret-mask';

/** How many characters of a command, or of a line that it printed, messages show at the most. */
export const mostShown = 500;

/** The name of a command in messages. */
export function commandName({ name, program }: Command): string {
  return name ?? basename(program);
}

/** Program and arguments as text for people, without secrets. An argument with blanks or quotes is quoted. */
export function showCommand({ program }: Command, mask: SecretMask): string {
  const words = [mask.mask(program), ...mask.args];
  return shorten(
    words.map((word) => (/^[\w@%+=:,./*~-]+$/.test(word) ? word : JSON.stringify(word))).join(' '),
    mostShown,
  );
}
