import { quote } from '../../core/check/quote';
import { type TargetNote } from '../../system/output/output-folder';
import { demandNoFindings, type Finding, finding, GitOpsError } from '../../core/error';
import { findPathReason } from './address/check-tree-path';
import { checkBranch } from './address/check-branch';
import { type Placement } from './commit/plan-commit';
import { type PublishedFile } from './files/read-files';
import { type BranchJob } from './publish-branch';
import { type PublishOptions } from './publish-options';

type Files = ReadonlyMap<string, PublishedFile>;

const placeholder = '{target}';

/**
 * Decides what goes to which branch.
 *
 * @param notes what the app has noted about the files
 * @throws if a branch or a path can't be one, or if a folder is not that of a target
 */
export function branchJobs(
  options: Pick<PublishOptions, 'branch' | 'path' | 'root'>,
  files: Files,
  notes: readonly TargetNote[] = [],
): BranchJob[] {
  const path = pathOf(options);
  demandKnownPlaceholders(options.branch, path);
  const hasTargets = options.branch.includes(placeholder) || path.includes(placeholder);
  const targets = hasTargets ? [...targetsOf(files, notes)] : [['', files] as const];
  const jobs = new Map<string, Placement[]>();
  for (const [target, own] of targets) {
    // A function: in a text, `$` would have a meaning.
    const filled = (text: string): string => text.replaceAll(placeholder, () => target);
    const branch = filled(options.branch);
    const placements = jobs.get(branch) ?? [];
    jobs.set(branch, [...placements, { path: filled(path), files: own }]);
  }
  const list = [...jobs].map(([branch, placements]) => ({ branch, placements }));
  demandNoFindings(list.flatMap(checkJob));
  return list;
}

function pathOf({ path, root = false }: Pick<PublishOptions, 'path' | 'root'>): string {
  const trimmed = path?.replace(/^(?:\.\/)+(?=.)/, '').replace(/(?<=[^/])\/$/, '');
  const isRoot = trimmed === undefined || trimmed === '' || trimmed === '.';
  if (isRoot && !root) {
    const what = 'Cannot publish without a path: the root of the repository has to be asked for';
    throw new GitOpsError({ where: 'publish', what, fix: 'use --path with a folder, or --root' });
  }
  if (!isRoot && root) {
    const what = `Cannot publish to the root of the repository and to ${quote(path)}`;
    throw new GitOpsError({ where: 'publish', what, fix: 'use either --path or --root' });
  }
  return isRoot ? '' : trimmed;
}

/** @throws for `{namespace}`, for example, which is a placeholder elsewhere */
function demandKnownPlaceholders(...texts: readonly string[]): void {
  const names = texts.flatMap((text) => text.match(/\{[^{}]*\}/g) ?? []).filter((name) => name !== placeholder);
  GitOpsError.throwIfAny(
    'publish',
    names.map((name) => ({ what: `Cannot use ${quote(name)} in a branch or path`, fix: `use ${placeholder}` })),
  );
}

/** The files of each folder at the top, by path relative to it. */
function targetsOf(files: Files, notes: readonly TargetNote[]): ReadonlyMap<string, Files> {
  const targets = new Map<string, Map<string, PublishedFile>>();
  const alone: string[] = [];
  for (const [path, file] of files) {
    const end = path.indexOf('/');
    const own = targets.get(path.slice(0, end)) ?? new Map<string, PublishedFile>();
    if (end < 0) {
      alone.push(path);
    } else {
      targets.set(path.slice(0, end), own.set(path.slice(end + 1), file));
    }
  }
  // The index of all targets together is of none of them.
  demandNoneAlone(targets.size === 0 ? alone : alone.filter((path) => path !== 'kustomization.yaml'));
  demandOwnFolders(notes);
  return targets;
}

/** @throws if the folders at the top are not those of targets, such as those of charts */
function demandOwnFolders(notes: readonly TargetNote[]): void {
  GitOpsError.throwIfAny(
    'publish',
    notes
      .filter(({ target, path }) => !path.startsWith(`${target}/`))
      .map(({ target, path }) => ({
        what: `Cannot publish ${path} to ${placeholder}: it is for the target ${target}, and not in the folder ${target}/ at the top`,
        fix: "begin the path with the target: gitOpsLayout({ path: '{target}/…' })",
      })),
  );
}

function demandNoneAlone(paths: readonly string[]): void {
  GitOpsError.throwIfAny(
    'publish',
    paths.map((path) => ({
      what: `Cannot publish ${path} to ${placeholder}: it is in no folder of a target`,
      fix: "write each object to the folder of its target: gitOpsLayout({ path: '{target}/…' })",
    })),
  );
}

function checkJob({ branch, placements }: BranchJob): Finding[] {
  const paths = placements.flatMap(({ path }) => {
    const reason = path === '' ? undefined : findPathReason(path);
    const what = `Cannot use ${quote(path)} as path: ${reason}`;
    return reason === undefined ? [] : [{ what, fix: 'use a path such as apps/shop' }];
  });
  return [...checkBranch(branch), ...paths].map((problem) => finding({ where: 'publish', ...problem }));
}
