import { type Command, Option } from 'commander';
import { counted } from '../../core/text/counted';
import { GitOpsError } from '../../core/error';
import { listed } from '../../core/listed';
import { type DiffFormatOptions, formatDiff } from '../../engines/diff/format-diff';
import { type RefusedObject } from '../../engines/diff/result/diff-result';
import { readStandardInput } from '../../system/read-standard-input';
import { checkOneSidedTargets } from '../config/check-one-sided-targets';
import { diffFiles } from '../config/diff-files';
import { demandDiffSides, type DiffSideFlags, readDiffSides } from '../config/diff-sides';
import { choiceOption } from '../console/choice-option';
import { addClusterOptions } from '../console/cluster-options';
import { CommandFailure } from '../console/command-failure';
import { hasColor } from '../console/has-color';
import { readInteger } from '../console/integer-option';
import { printWarning } from '../console/messages';
import { print } from '../console/print';
import { addTargetOption } from '../console/target-option';
import { untilStopped } from '../console/until-stopped';

/** The flags of `diff`. */
interface DiffFlags extends DiffSideFlags {
  readonly format: NonNullable<DiffFormatOptions['format']>;
  readonly json?: boolean;
  readonly maxLength?: string;
}

const examples = `
The exit code is 1 if there is a difference.

Examples:
  cdk8s-gitops diff                                  # the output folder and a new synth
  cdk8s-gitops diff old/ dist/                       # two folders with manifests
  kubectl get -o yaml deploy | cdk8s-gitops diff - web.yaml
  cdk8s-gitops diff --against main                   # what does this branch change?
  cdk8s-gitops diff --cluster -n shop                # what would an apply change?
  cdk8s-gitops diff old/ --format markdown           # for a comment on a pull request`;

/** Adds `diff`. */
export function addDiffCommand(program: Command): void {
  const command = program
    .command('diff')
    .description('compare manifests as the API server sees them')
    .argument(
      '[before]',
      'folder or file with the old manifests, or - for standard input; by default, the output folder',
    )
    .argument('[after]', 'folder or file with the new manifests, or - for standard input; by default, a new synth')
    .option('--against <revision>', 'the old side is a branch, tag or commit of this repository')
    .option('--cluster', 'the old side is a cluster, and the new side what an apply would make of it')
    .option('-a, --app <command>', 'the command that runs the app; by default, app of cdk8s.yaml')
    .addOption(
      choiceOption('--format <format>', 'how to print the difference', ['text', 'json', 'markdown']).default('text'),
    )
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .option('--max-length <characters>', 'how long the Markdown can be; by default, 65000');
  addClusterOptions(addTargetOption(command)).addHelpText('after', examples).action(runDiff);
}

/** @throws CommandFailure with exit code 1 if there is a difference, and another error if objects can't be compared */
async function runDiff(before: string | undefined, after: string | undefined, flags: DiffFlags): Promise<void> {
  demandOneFormat(flags);
  const { format } = flags;
  const maxLength = readMaxLength(flags.maxLength, format);
  const paths = [before, after].filter((path) => path !== undefined);
  demandDiffSides(paths, flags);
  if (paths.includes('-')) {
    // A signal must end this process while it waits here.
    readStandardInput();
  }
  const { refused = [], ...sides } = await untilStopped((signal) => readDiffSides(paths, flags, signal));
  const result = { ...diffFiles(sides.before, sides.after), ...(refused.length === 0 ? {} : { refused }) };
  print(formatDiff(result, { format, maxLength, color: hasColor() }));
  checkOneSidedTargets(result).forEach(printWarning);
  demandCompared(refused);
  const count = result.changes.length;
  if (count > 0) {
    throw new CommandFailure(`${counted(count, 'object is', 'objects are')} different`, 1);
  }
}

/** `--json` sets the format only if `--format` does not. */
function demandOneFormat({ json, format }: DiffFlags): void {
  if (json === true && format !== 'json') {
    const what = `Cannot run: --json and --format ${format} exclude each other`;
    throw new GitOpsError({ where: 'cdk8s-gitops', what, fix: 'use one of them' });
  }
}

/** The bound of the Markdown. Of another format, it would have no effect. */
function readMaxLength(text: string | undefined, format: DiffFlags['format']): number | undefined {
  if (text !== undefined && format !== 'markdown') {
    const what = `Cannot run: --max-length is how long the Markdown can be, and the format is ${format}`;
    throw new GitOpsError({ where: 'cdk8s-gitops', what, fix: 'add --format markdown, or leave out --max-length' });
  }
  return text === undefined ? undefined : readInteger('--max-length', text, { least: 500, usual: 65_000 });
}

function demandCompared(refused: readonly RefusedObject[]): void {
  if (refused.length > 0) {
    const names = refused.map(({ object: { kind, namespace, name } }) =>
      [kind, namespace, name].filter((part) => part !== '').join('/'),
    );
    const what = `Cannot compare ${listed(names)}: the cluster refuses that, and the output has the reasons`;
    throw new GitOpsError({ where: 'diff', what, fix: [...new Set(refused.map(({ fix }) => fix))].join('; ') });
  }
}
