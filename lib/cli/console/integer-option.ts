import { Option } from 'commander';
import { GitOpsError } from '../../core/error';

/** The bounds of a number. */
export interface IntegerSettings {
  readonly least: number;
  /** What the fix of an error proposes. @default - the least number */
  readonly usual?: number;
}

/** An option whose value is a whole number. */
export function integerOption(flags: string, description: string, settings: IntegerSettings): Option {
  const option = new Option(flags, description);
  return option.argParser((text) => readInteger(String(option.long), text, settings));
}

/**
 * The whole number that is the value of a flag.
 *
 * @throws if it is none, or too small
 */
export function readInteger(flag: string, text: string, { least, usual = least }: IntegerSettings): number {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(value >= least && Number.isSafeInteger(value))) {
    const what = `Cannot run: ${flag} can't be ${JSON.stringify(text)}: it must be a whole number, ${least} or more`;
    throw new GitOpsError({ where: 'cdk8s-gitops', what, fix: `use ${flag} ${usual}` });
  }
  return value;
}
