import { type Command } from 'commander';
import { GitOpsError } from '../../core/error';
import { diff } from '../../engines/diff/diff';
import { type DiffFormatOptions, formatDiff } from '../../engines/diff/format-diff';
import { readManifestsAt } from '../../system/read-manifests';
import { choiceOption } from '../console/choice-option';
import { CommandFailure } from '../console/command-failure';
import { hasColor } from '../console/has-color';
import { integerOption } from '../console/integer-option';
import { print } from '../console/print';

/** The flags of `diff`. */
interface DiffFlags {
  readonly format: NonNullable<DiffFormatOptions['format']>;
  readonly json?: boolean;
  readonly maxLength: number;
}

const examples = `
Examples:
  cdk8s-gitops diff old/ dist/                       # two folders with manifests
  kubectl get -o yaml deploy | cdk8s-gitops diff - web.yaml
  cdk8s-gitops diff old/ dist/ --format markdown     # for a comment on a pull request`;

/** Adds `diff BEFORE AFTER`. */
export function addDiffCommand(program: Command): void {
  program
    .command('diff')
    .description('compare manifests as the API server sees them')
    .argument('<before>', 'folder or file with the old manifests, or - for standard input')
    .argument('<after>', 'folder or file with the new manifests, or - for standard input')
    .addOption(
      choiceOption('--format <format>', 'how to print the difference', ['text', 'json', 'markdown']).default('text'),
    )
    .option('--json', 'the same as --format json')
    .addOption(
      integerOption('--max-length <characters>', 'how long the Markdown can be', { least: 500, fallback: 65_000 }),
    )
    .addHelpText('after', examples)
    .action(runDiff);
}

/** @throws CommandFailure with exit code 1 if there is a difference */
function runDiff(before: string, after: string, { format, json, maxLength }: DiffFlags): void {
  if (before === '-' && after === '-') {
    const what = 'Cannot run: standard input can be read only once';
    throw new GitOpsError({ where: 'cdk8s-gitops', what, fix: 'use - for one of the two' });
  }
  const [old, current] = [before, after].map((path) => readManifestsAt(path, 'cdk8s-gitops'));
  const result = diff(old, current);
  print(formatDiff(result, { format: json === true ? 'json' : format, maxLength, color: hasColor() }));
  const count = result.changes.length;
  if (count > 0) {
    throw new CommandFailure(`${count} ${count === 1 ? 'object is' : 'objects are'} different`, 1);
  }
}
