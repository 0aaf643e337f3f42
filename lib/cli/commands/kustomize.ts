import { Option, type Command } from 'commander';
import { type KustomizeBuildFlags, runKustomizeBuild } from './kustomize-build';

/** Adds `kustomize build DIR`. */
export function addKustomizeCommand(program: Command): void {
  const kustomize = program.command('kustomize').description('kustomize, in process');
  const build = kustomize
    .command('build')
    .description('print the objects of a kustomization, as kubectl kustomize does')
    .argument('[directory]', 'folder with a kustomization.yaml', '.')
    .option('-o, --output <path>', 'write to this file; or, if it is a folder, a file for each object')
    .option('--strict', 'fail for what kubectl passes over: a rule that matches nothing, a lost part of a patch')
    .option('--explain', 'print what each rule changed, instead of the objects')
    .addOption(new Option('--format <format>', 'of what --explain prints').choices(['table', 'json']).default('table'))
    .addOption(
      new Option('--load-restrictor <restriction>', 'whether files may lie outside the folder that names them')
        .choices(['LoadRestrictionsRootOnly', 'LoadRestrictionsNone'])
        .default('LoadRestrictionsRootOnly'),
    );
  addKubectlFlags(build).action((directory: string, flags: KustomizeBuildFlags) => {
    runKustomizeBuild(directory, flags);
  });
}

/** Flags of kubectl kustomize that have no effect here. They are accepted, so that scripts need no change. */
function addKubectlFlags(build: Command): Command {
  const hidden: readonly string[] = [
    '--as-current-user',
    '--enable-alpha-plugins',
    '--enable-helm',
    '-e, --env <value...>',
    '--helm-api-versions <version...>',
    '--helm-command <command>',
    '--helm-debug',
    '--helm-kube-version <version>',
    '--mount <mount...>',
    '--network',
    '--network-name <name>',
  ];
  hidden.forEach((flags) => build.addOption(new Option(flags).hideHelp()));
  return build.addHelpText(
    'after',
    `
kubectl kustomize's other flags are taken and change nothing: Helm charts, functions and plugins are not run.`,
  );
}
