import { basename } from 'node:path';
import { type Command } from './command';
import { type SecretMask } from './secret-mask';

const longest = 500;

/** The name of a command in messages. */
export function commandName({ name, program }: Command): string {
  return name ?? basename(program);
}

/** Program and arguments as text for people, without secrets. An argument with blanks or quotes is quoted. */
export function showCommand({ program }: Command, mask: SecretMask): string {
  const words = [mask.mask(program), ...mask.args];
  return shorten(words.map((word) => (/^[\w@%+=:,./*~-]+$/.test(word) ? word : JSON.stringify(word))).join(' '));
}

/** The beginning of a long text, or all of a short one. */
export function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)} …` : text;
}
