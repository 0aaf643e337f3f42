import { Option } from 'commander';
import { GitOpsError } from '../../core/error';
import { listedChoices } from '../../core/listed';

/** An option whose value is one of several words. */
export function choiceOption(flags: string, description: string, choices: readonly string[]): Option {
  const option = new Option(flags, description).choices(choices);
  return option.argParser((value) => {
    if (!choices.includes(value)) {
      const what = `Cannot run: ${option.long} can't be ${JSON.stringify(value)}`;
      throw new GitOpsError({ where: 'cdk8s-gitops', what, fix: `use ${listedChoices(choices)}` });
    }
    return value;
  });
}
