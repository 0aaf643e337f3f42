import { Option } from 'commander';
import { GitOpsError } from '../../core/error';

/** The bounds of a number. */
export interface IntegerOptionSettings {
  readonly least: number;
  /** The value if the option is left out. @default - there is none */
  readonly fallback?: number;
}

/** An option whose value is a whole number. */
export function integerOption(flags: string, description: string, { least, fallback }: IntegerOptionSettings): Option {
  const option = new Option(flags, description).default(fallback);
  return option.argParser((text) => {
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (!(value >= least && Number.isSafeInteger(value))) {
      const what = `Cannot run: ${option.long} can't be ${JSON.stringify(text)}: it must be a whole number, ${least} or more`;
      throw new GitOpsError({
        where: 'cdk8s-gitops',
        what,
        fix: `use ${option.long} ${Math.max(least, fallback ?? least)}`,
      });
    }
    return value;
  });
}
