import { type Environment, type LineHandler, type LineHandlers } from './child/invocation';
import { isSecretName, secretWords } from '../../core/secret-name';
import { maskNamedSecrets, maskSecrets } from '../../core/secret-text';
import { isPublicValue } from '../../core/secret-value';
import { type Command } from './command';

const maskText = '***';
/** A variable such as `USE_TOKEN` may be a switch, `false` for example. */
const longestSwitch = 5;
/** The longest name of an option or variable. */
const longestName = 200;
/** No system gives a program a longer argument: Linux takes 128 KiB for each, macOS 1 MiB for all. */
const longestArgument = 2 ** 20;
const word = `(?:${secretWords.join('|')}|api[-_]?key)`;
/** `--password`, `--docker-password`, `--token`. */
const secretOption = new RegExp(`^--?[\\w.-]*${word}[\\w.-]*$`, 'i');
/** `--password=X`, `--from-literal=token=X`, `https://host/?token=X`. */
const secretAssignment = new RegExp(`^(.*?${word}[\\w.-]*)=(.+)$`, 'is');
/** `GIT_TOKEN`, `AWS_SECRET_ACCESS_KEY`. */
const secretVariable = new RegExp(`(?:${word}|(?:secret|private|access)[-_]?(?:access[-_]?)?key)$`, 'i');
/** The values of `--password-stdin`, `--token-file` and `--kubeconfig` are not secrets. */
const notTheSecret = /(?:file|path|stdin|name|ttl|kubeconfig)$/i;
/** `https://user:password@host`, `https://token@host`. */
const userInfo = /\b([a-z][a-z0-9+.-]{0,20}:\/\/)([^\s/]+)@/gi;
const authorization = /\bauthorization:\s*(?:(?:basic|bearer|token)\s+)?(\S+)/gi;

/** A question to somebody who is not there. What follows is the next message of the program, and no secret. */
const prompt = /^(?:error: )?Enter (?:passphrase|password|PIN)[^:]{0,300}: /;

/**
 * Replaces the secrets of a command by `***`: in its arguments, and in what it prints. It looks for more than the checks of
 * manifests, which refuse what they find: to hide a text too much does less harm than to show a secret.
 */
export class SecretMask {
  /** The arguments without secrets. */
  public readonly args: readonly string[];
  private readonly secrets: readonly string[];

  constructor({ program, args: given, env, secrets = [] }: Pick<Command, 'program' | 'args' | 'env' | 'secrets'>) {
    const args = given.map((arg) => (arg.length > longestArgument ? maskText : arg));
    const known = [
      ...secrets,
      ...secretsOfVariables(env),
      // A program can be a text for a shell.
      ...secretsOfWords(program.split(/\s+/).map((word) => word.replaceAll(/["']/g, ''))),
      ...secretsOfWords(args),
    ];
    // The longest first, since one may be a part of another.
    this.secrets = [...new Set(known.flatMap(spellings))].sort((one, other) => other.length - one.length);
    this.args = args.map((arg, index) => this.mask(maskEnd(arg, secretAtEnd(arg, args[index - 1]))));
  }

  /** A text without the secrets. */
  public mask(text: string): string {
    const known = this.secrets
      .reduce((masked, secret) => masked.replaceAll(secret, maskText), text)
      .replace(userInfo, (all, scheme: string, info: string) =>
        secretOfUserInfo(scheme, info) === undefined ? all : `${scheme}${maskText}@`,
      )
      .replace(authorization, maskEnd);
    return maskSecrets(known);
  }

  /** A line of a message without the secrets, and without the values that have the name of a secret. */
  public maskMessage(line: string): string {
    const masked = this.mask(line);
    const [question = ''] = prompt.exec(masked) ?? [];
    return question + maskNamedSecrets(masked.slice(question.length));
  }
}

function secretsOfVariables(env: Environment): (string | undefined)[] {
  return Object.entries(env)
    .filter(
      ([name, value = '']) =>
        (secretVariable.test(name) || isSecretOption(name, value)) && value.length > longestSwitch,
    )
    .map(([, value]) => value);
}

function secretsOfWords(words: readonly string[]): (string | undefined)[] {
  return words.flatMap((word, index) => secretsIn(word, words[index - 1]));
}

function secretsIn(arg: string, previous: string | undefined): (string | undefined)[] {
  return [
    secretAtEnd(arg, previous),
    // `--set a.password=X,b.password=Y`
    ...(arg.includes(',') ? arg.split(',').map((part) => secretAtEnd(part)) : []),
    ...[...arg.matchAll(userInfo)].map(([, scheme, info]) => secretOfUserInfo(scheme, info)),
    ...[...arg.matchAll(authorization)].map(([, value]) => value),
  ];
}

/** The secret at the end of an argument: all of it after an option such as `--password`, else what follows `=`. */
function secretAtEnd(arg: string, previous = ''): string | undefined {
  if (
    (secretOption.test(previous) || (/^-/.test(previous) && isSecretOption(previous, arg))) &&
    !notTheSecret.test(previous)
  ) {
    return arg;
  }
  const equals = arg.indexOf('=');
  if (equals < 0) {
    return undefined;
  }
  const [, name, value] = secretAssignment.exec(arg) ?? [];
  if (name !== undefined && !notTheSecret.test(name)) {
    return value;
  }
  const text = arg.slice(equals + 1);
  return equals < longestName && text !== '' && isSecretOption(arg.slice(0, equals), text) ? text : undefined;
}

/** Whether the name of an option or variable is that of a secret in other words: `--pass`, `--access-key`. */
function isSecretOption(name: string, value: string): boolean {
  const isName = /^(?:--?)?[A-Za-z][\w.-]*$/.test(name);
  return isName && isSecretName(name) && !notTheSecret.test(name) && !isPublicValue(value);
}

/** The secret of `user:password` is the password. A name alone is a token in a URL of http; with ssh it is `git`. */
function secretOfUserInfo(scheme: string, info: string): string | undefined {
  const colon = info.indexOf(':');
  return colon >= 0 ? info.slice(colon + 1) : /^http/i.test(scheme) ? info : undefined;
}

function maskEnd(text: string, end: string | undefined): string {
  return end === undefined ? text : `${text.slice(0, text.length - end.length)}${maskText}`;
}

/** A secret as lines may show it: each line of it, also without the escapes of a URL. */
function spellings(secret: string | undefined): string[] {
  const lines = (secret ?? '').split('\n').map((line) => line.trim());
  return [...lines, ...lines.map(decoded)].filter((line) => line !== '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The line handlers of a command, which get lines without its secrets. Those are looked for when the first line comes. */
export function maskedHandlers(command: Command): LineHandlers {
  let mask: SecretMask | undefined;
  const masked = (handle: LineHandler | undefined): LineHandler | undefined =>
    handle && ((line) => handle((mask ??= new SecretMask(command)).mask(line)));
  return { onStdoutLine: masked(command.onStdoutLine), onStderrLine: masked(command.onStderrLine) };
}
