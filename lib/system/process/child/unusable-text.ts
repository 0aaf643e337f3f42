import { type Invocation } from './invocation';

const nul = '\0';

/**
 * The place of a text that can't be passed on as it is: for the system, NUL is the end of a text, and half of a character
 * would arrive as U+FFFD. The result does not show the text, which may be a secret.
 */
export function findUnusableText({ program, args, env, cwd = '', stdin }: Invocation): string | undefined {
  const texts: [place: string, text: string][] = [
    ['its name', program],
    ...args.map((arg, index): [string, string] => [`its argument ${index + 1}`, arg]),
    ...Object.entries(env).map(([name, value]): [string, string] => [`its variable ${name}`, `${name}=${value ?? ''}`]),
    ['the path of its working folder', cwd],
  ];
  const place = texts.find(([, text]) => text.includes(nul) || !text.isWellFormed())?.[0];
  if (place !== undefined) {
    return `${place} has a NUL character or half of a character in it`;
  }
  return typeof stdin === 'string' && !stdin.isWellFormed() ? 'its input has half of a character in it' : undefined;
}
