import { type Command } from 'commander';
import { jsonText } from '../../core/text/json-text';
import { publish, type PublishResult } from '../../engines/publish/publish';
import { type PublishedBranch } from '../../engines/publish/published-branch';
import { type PublishOptions } from '../../engines/publish/publish-options';
import { demandAppRuns } from '../config/demand-app-runs';
import { synthesize } from '../config/synthesize';
import { type MessageFlags, printWarning } from '../console/messages';
import { print } from '../console/print';
import { untilStopped } from '../console/until-stopped';

/** The flags of `publish`. */
interface PublishFlags extends Omit<PublishOptions, 'from' | 'source' | 'signal'> {
  readonly app?: string;
  readonly from?: string;
  readonly json?: boolean;
}

const examples = `
Examples:
  cdk8s-gitops publish --repo https://github.com/acme/gitops.git --branch main --path apps/shop
  cdk8s-gitops publish --repo ../gitops --branch main --path apps/shop --from dist --dry-run
  cdk8s-gitops publish --repo ../gitops --branch 'env/{target}' --path shop    # a branch for each target`;

/** Adds `publish`. */
export function addPublishCommand(program: Command): void {
  program
    .command('publish')
    .description('put the manifests into a Git repository, as one commit on a branch')
    .requiredOption('--repo <url>', "the repository; credentials come from git's configuration")
    .requiredOption('--branch <branch>', 'the branch, which is made if it does not exist')
    .option('--path <path>', 'the folder in the repository, which is needed unless --root is given')
    .option('--root', 'publish to the root of the repository, instead of to a path')
    .option('--from <folder>', 'publish these files; by default, those of a new synth')
    .option('-a, --app <command>', 'the command that runs the app; by default, app of cdk8s.yaml')
    .option('--message <text>', 'the message of the commit')
    .option('--author <author>', 'the author of the commit, as Name <address>')
    .option('--dry-run', 'push nothing, and only print what would be published')
    .option('--overwrite-edited', 'also replace and delete files that were edited by hand')
    .option(
      '--allow-secret <name...>',
      'objects that may have secrets as plain text, as NAME or NAMESPACE/NAME; repeatable',
    )
    .option('--json', 'print data as JSON')
    .addHelpText('after', examples)
    .action(runPublish);
}

async function runPublish(flags: PublishFlags & MessageFlags): Promise<void> {
  const { app, from, json, quiet: _quiet, verbose: _verbose, ...options } = flags;
  demandAppRuns(app, from === undefined);
  const result = await untilStopped(async (signal) =>
    from === undefined
      ? synthesize({ app, signal }, (folder) => publish({ ...options, from: folder, signal }))
      : publish({ ...options, from, signal }),
  );
  result.branches.forEach(warnAboutEdits);
  result.unusedAllowSecret?.forEach(warnAboutName);
  print(json === true ? `${jsonText(result, 2)}\n` : describe(result));
}

function warnAboutEdits({ branch, edited, restored }: PublishedBranch): void {
  for (const path of edited) {
    const what = `${path} was edited by hand, and is kept as it is`;
    printWarning({ where: branch, what, fix: 'make the change in the app, or use --overwrite-edited' });
  }
  for (const path of restored) {
    printWarning({
      where: branch,
      what: `${path} was deleted by hand, and is added again`,
      fix: 'remove it from the app',
    });
  }
}

function warnAboutName(name: string): void {
  const what = `--allow-secret ${name} allows nothing: no object and no file has this name`;
  printWarning({ where: 'publish', what, fix: 'correct the name, or leave it out' });
}

function describe({ repository, dryRun, branches }: PublishResult): string {
  const lines = branches.flatMap(({ branch, commit, added, changed, removed }) => {
    const isSame = added.length + changed.length + removed.length === 0 && commit === undefined;
    return [
      isSame ? `${branch}: nothing changes` : `${branch}: ${commit ?? 'no commit, because of --dry-run'}`,
      ...added.map((path) => `  + ${path}`),
      ...changed.map((path) => `  ~ ${path}`),
      ...removed.map((path) => `  - ${path}`),
    ];
  });
  return [`${repository}${dryRun ? ' (dry run)' : ''}`, ...lines, ''].join('\n');
}
