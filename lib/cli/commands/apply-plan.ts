import { type Command } from 'commander';
import { GitOpsError } from '../../core/error';
import { jsonText } from '../../core/text/json-text';
import { stringifyManifests } from '../../core/yaml/stringify';
import { type ApplyPlan, applyPlan, type PruneOptions } from '../../engines/apply-plan/apply-plan';
import { formatAccess, formatPlan } from '../../engines/apply-plan/format-plan';
import { runPlan } from '../../engines/apply-plan/run-plan';
import { readManifestFiles } from '../../engines/manifest-folder/read-manifest-files';
import { filesOfOneCluster } from '../config/files-of-one-cluster';
import { checkOutputAge, writtenOutputFolder } from '../config/project-output';
import { findProjectName, kubernetesName } from '../config/project-name';
import { addClusterOptions, type ClusterFlags, openCluster } from '../console/cluster-options';
import { integerOption } from '../console/integer-option';
import { printNote, printWarning } from '../console/messages';
import { ownCommand } from '../console/own-command';
import { print } from '../console/print';
import { addTargetOption, type TargetFlags } from '../console/target-option';
import { untilStopped } from '../console/until-stopped';

/** The flags of `apply-plan`. */
interface ApplyPlanFlags extends ClusterFlags, TargetFlags {
  readonly run?: boolean;
  readonly prune?: boolean;
  readonly name?: string;
  readonly step?: number;
  readonly json?: boolean;
}

const examples = `
Examples:
  cdk8s-gitops apply-plan                        # print the commands that apply the output folder
  cdk8s-gitops apply-plan --run --context dev    # run them
  cdk8s-gitops apply-plan --run --prune          # and delete what the app no longer makes`;

/** The minor version of the first kubectl that keeps ApplySets as later ones do. */
const oldestToPrune = 28;

/** Adds `apply-plan [DIR]`. */
export function addApplyPlanCommand(program: Command): void {
  const command = program
    .command('apply-plan')
    .description('print the kubectl commands that apply manifests to a cluster, in order')
    .argument('[directory]', 'folder or file with the manifests; by default, the output folder of the project')
    .option('--run', 'run the commands')
    .option('--prune', 'also delete what an earlier run with --prune has applied, and is gone now')
    .option('--name <name>', 'the name for --prune, one for each app; by default, the name in package.json')
    .addOption(integerOption('--step <number>', 'print only the objects of this step, as YAML', { least: 1 }))
    .option('--json', 'print data as JSON');
  addClusterOptions(addTargetOption(command)).addHelpText('after', examples).action(runApplyPlan);
}

async function runApplyPlan(directory: string | undefined, flags: ApplyPlanFlags): Promise<void> {
  demandUsefulFlags(flags);
  const folder = directory ?? writtenOutputFolder();
  const prune = flags.prune === true ? pruneOptions(flags.name) : undefined;
  if (directory === undefined) {
    (await checkOutputAge(folder)).forEach(printWarning);
  }
  const makePlan = planner(folder, flags, prune);
  if (flags.run === true) {
    await untilStopped((signal) => applyNow(makePlan, flags, signal));
  } else {
    printPlan(makePlan(flags.namespace), flags);
  }
}

/** Reads the manifests. The namespace of objects that do not name one comes later, if the cluster sets it. */
function planner(
  directory: string,
  { context, kubeconfig, target }: ApplyPlanFlags,
  prune: PruneOptions | undefined,
): (namespace: string | undefined) => ApplyPlan {
  const parts = filesOfOneCluster(readManifestFiles(directory, 'cdk8s-gitops'), target, directory);
  const fileOf = new Map(parts.flatMap(({ file, manifests }) => manifests.map((manifest) => [manifest, file])));
  const settings = { context, kubeconfig, prune, directory, target, program: ownCommand() };
  return (namespace) =>
    applyPlan([...fileOf.keys()], { ...settings, namespace, fileOf: (manifest) => fileOf.get(manifest) });
}

async function applyNow(
  makePlan: (namespace: string) => ApplyPlan,
  flags: ApplyPlanFlags,
  signal: AbortSignal,
): Promise<void> {
  const kubectl = await openCluster(flags, signal, flags.prune === true ? oldestToPrune : undefined);
  const plan = makePlan(kubectl.cluster.namespace);
  plan.warnings.forEach(printWarning);
  const steps = await runPlan(plan, kubectl, signal);
  const { argoCd } = plan;
  if (flags.json === true) {
    print(`${jsonText({ cluster: kubectl.cluster, steps, argoCd }, 2)}\n`);
    return;
  }
  // kubectl deletes side by side, so that its order is another one each time.
  const pruned = steps
    .flatMap(({ lines }) => lines)
    .filter((line) => line.endsWith(' pruned'))
    .sort();
  print(pruned.map((line) => `${line}\n`).join(''));
  print(argoCd === undefined ? '' : `${formatAccess(argoCd)}\n`);
  printNote('Everything is applied.');
}

function printPlan(plan: ApplyPlan, { step, json }: ApplyPlanFlags): void {
  if (step !== undefined) {
    print(stringifyManifests(inputOf(plan, step)));
    return;
  }
  plan.warnings.forEach(printWarning);
  const { warnings, argoCd } = plan;
  const steps = plan.steps.map(({ title, command, objects }) => ({ title, command, objects }));
  print(json === true ? `${jsonText({ steps, warnings, argoCd }, 2)}\n` : formatPlan(plan));
}

function inputOf({ steps }: ApplyPlan, number: number): NonNullable<ApplyPlan['steps'][number]['input']> {
  const input = steps[number - 1]?.input;
  if (input === undefined) {
    const numbers = steps.flatMap((step, index) => (step.input === undefined ? [] : [`--step=${index + 1}`]));
    const what = `Cannot print step ${number}: it does not read objects from this command`;
    const fix = numbers.length === 0 ? 'leave out --step: no step does' : `use ${numbers.join(' or ')}`;
    throw new GitOpsError({ where: 'cdk8s-gitops', what, fix });
  }
  return input;
}

function pruneOptions(name: string | undefined): PruneOptions {
  const project = findProjectName();
  const names = { name: name ?? kubernetesName(project ?? ''), app: kubernetesName(project ?? name ?? '') };
  if (names.name === '') {
    const what = 'Cannot prune: nothing names the objects of this app, because there is no package.json with a name';
    throw new GitOpsError({ where: 'cdk8s-gitops', what, fix: 'give a name of its own to each app: --name shop' });
  }
  return names;
}

function demandUsefulFlags({ run, prune, name, step, json }: ApplyPlanFlags): void {
  const problems = [
    name !== undefined && prune !== true && ['--name is the name for --prune', 'add --prune, or leave out --name'],
    step !== undefined && run === true && ['--step prints, and --run applies', 'leave out one of the two'],
    step !== undefined && json === true && ['--step prints YAML', 'leave out --json'],
  ].filter((problem) => problem !== false);
  GitOpsError.throwIfAny(
    'cdk8s-gitops',
    problems.map(([what, fix]) => ({ what: `Cannot run: ${what}`, fix })),
  );
}
