import { type Option } from 'commander';
import { GitOpsError } from '../../core/error';

const truths = ['1', 't', 'T', 'true', 'TRUE', 'True'];
const falsehoods = ['0', 'f', 'F', 'false', 'FALSE', 'False'];

/**
 * Rewrites flags that kubectl or cdk8s accept, and commander does not: `--strict=false`, `-o=all.yaml`,
 * `--load_restrictor` and `--pluginsDir`.
 *
 * @param options the flags of the command
 * @throws if a flag without a value gets one that is neither true nor false
 */
export function rewriteGoFlags(args: readonly string[], options: readonly Option[]): string[] {
  const rewritten: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    if (arg === '--') {
      return [...rewritten, ...args.slice(index)];
    }
    const flag = plainFlag(arg, options);
    rewritten.push(...flag);
    if (flag.length === 1 && optionOf(flag[0], options)?.required) {
      // The next argument is a value, whatever it looks like.
      rewritten.push(...args.slice(++index, index + 1));
    }
  }
  return rewritten;
}

/** An argument in the form that commander reads: as it is, as a flag and its value, or nothing for a false flag. */
function plainFlag(arg: string, options: readonly Option[]): string[] {
  const [, name, value] = /^(--[^=]+(?==|$)|-[^-](?==.|$))(?:=([^]*))?$/.exec(arg) ?? [];
  if (name === undefined) {
    return [arg];
  }
  const flag = name.replaceAll('_', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const option = optionOf(flag, options);
  if (option === undefined) {
    return [arg];
  }
  if (value === undefined) {
    return [flag];
  }
  return option.required ? [flag, value] : booleanFlag(flag, value, options);
}

function optionOf(flag: string | undefined, options: readonly Option[]): Option | undefined {
  return options.find(({ short, long }) => flag !== undefined && (flag === short || flag === long));
}

function booleanFlag(flag: string, value: string, options: readonly Option[]): string[] {
  if (truths.includes(value) || falsehoods.includes(value)) {
    return truths.includes(value) ? [flag] : oppositeOf(flag, options);
  }
  const what = `Cannot run: ${flag} can't be ${JSON.stringify(value)}`;
  throw new GitOpsError({ where: 'cdk8s-gitops', what, fix: `write ${flag}, or ${flag}=false` });
}

/** `--validate=false` is `--no-validate`: what is on by default is not turned off by leaving a flag out. */
function oppositeOf(flag: string, options: readonly Option[]): string[] {
  // `-p` has the opposite of `--stdout`.
  const name = optionOf(flag, options)?.long ?? flag;
  const opposite = name.startsWith('--no-') ? name.replace('--no-', '--') : name.replace(/^--/, '--no-');
  return optionOf(opposite, options) === undefined ? [] : [opposite];
}
