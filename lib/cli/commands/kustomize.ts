import { type Command, Option } from 'commander';
import { GitOpsError } from '../../core/error';
import { choiceOption } from '../console/choice-option';
import { type KustomizeBuildFlags, runKustomizeBuild } from './kustomize-build';
import { unusedKubectlFlags } from './kubectl-flags';

const restrictions = ['LoadRestrictionsRootOnly', 'LoadRestrictionsNone'];
const whereFiles = 'whether files may lie outside the folder that names them';
const whichOrder = 'deprecated: the order of the objects, if sortOptions does not set it';

const afterFlags = `
The other flags of kubectl kustomize are accepted and change nothing: functions and plugins are not run.

Examples:
  cdk8s-gitops kustomize overlays/production | kubectl apply -f -
  cdk8s-gitops kustomize overlays/production --strict -o production.yaml`;

/** Adds `kustomize DIR`, and `kustomize build DIR`, which is the same. */
export function addKustomizeCommand(program: Command): void {
  const kustomize = program
    .command('kustomize')
    .usage('[build] [directory] [options]')
    .description('print the objects of a kustomization, as kubectl kustomize does')
    .argument('[directory...]', 'folder with a kustomization.yaml; by default, the working folder')
    .option('-o, --output <path>', 'write to this file; or, if it is a folder, a file for each object')
    .option('--strict', 'fail for mistakes that kubectl silently ignores, such as a rule that matches nothing')
    .option('--explain', 'print what each rule changed, instead of the objects')
    .addOption(
      choiceOption('--format <format>', 'how --explain prints the changes', ['table', 'json']).default('table'),
    )
    .addOption(choiceOption('--load-restrictor <restriction>', whereFiles, restrictions).default(restrictions[0]))
    .option('--enable-helm', 'render helmCharts with helm, and pull charts that are missing')
    .option('--helm-command <command>', 'helm, as a name in PATH or a path; by default, that of the variable HELM')
    .option('--helm-kube-version <version>', 'the Kubernetes version for charts without kubeVersion')
    .option('--helm-api-versions <version>', 'an API version for charts without apiVersions; repeatable', append)
    .option('--helm-debug', 'let helm print more about its errors')
    .addOption(choiceOption('--reorder <order>', whichOrder, ['legacy', 'none']))
    .addOption(new Option('--enable-managedby-label').hideHelp())
    .addHelpText('after', afterFlags);
  unusedKubectlFlags().forEach((flag) => kustomize.addOption(flag));
  kustomize.action((words: readonly string[], flags: KustomizeBuildFlags) => {
    demandExplained(kustomize, flags);
    runKustomizeBuild(directoryOf(words), flags);
  });
}

/** `--format` is not a flag of kubectl, so no script for kubectl has it. */
function demandExplained(kustomize: Command, { explain }: KustomizeBuildFlags): void {
  if (explain !== true && kustomize.getOptionValueSource('format') === 'cli') {
    const what = 'Cannot run: --format is how --explain prints';
    throw new GitOpsError({ where: 'cdk8s-gitops', what, fix: 'add --explain, or leave out --format' });
  }
}

function append(value: string, values: readonly string[] = []): readonly string[] {
  return [...values, value];
}

function directoryOf([first, ...others]: readonly string[]): string {
  const [directory = '.', ...more] = first === 'build' ? others : [first ?? '.', ...others];
  if (more.length > 0) {
    throw new GitOpsError({
      where: 'cdk8s-gitops',
      what: `Cannot run: kustomize builds one folder, and not ${[directory, ...more].join(' and ')}`,
      fix: 'run it once for each folder',
    });
  }
  return directory;
}
