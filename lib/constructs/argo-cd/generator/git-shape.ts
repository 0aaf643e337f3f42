import { refined, refinedItems } from '../../../core/check/refine';
import { type TextRule } from '../../../core/check/shape';
import { excluding } from '../../../core/check/shape-faults';
import { matching, orLate } from '../../../core/check/shapes';
import { type Fault, fault, faultIf } from '../../../core/fault';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { isTextGiven } from '../release/left-out';
import { gitUrl } from '../source/repo-url';
import { revision } from '../source/revision';
import { orFilledIn } from '../source/template-text';
import { type GitGenerator, type GitPath } from './git-generator';
import { every } from './requeue-shape';
import { templateOverride as template } from './template-shape';

/** A pattern of folders. Argo CD compares it with paths such as `apps/web`, so another form matches nothing. */
const folders: TextRule = orFilledIn({
  rule: 'folder',
  wanted: 'be a pattern of folders from the top of the repository, without "/" at an end',
  example: 'apps/*',
  accepts: (value) => value !== '' && !/^\.?\/|\/$/.test(value),
  nearest: (value) => value.replace(/^(?:\.?\/)+/, '').replace(/\/$/, '') || undefined,
});

/** A pattern of files. */
const files: TextRule = orFilledIn({
  rule: 'file',
  wanted: 'be a pattern of files from the top of the repository',
  example: 'apps/*/config.yaml',
  accepts: (value) => value !== '' && !value.startsWith('/'),
  nearest: (value) => value.replace(/^\/(?=[^/])/, ''),
});

/** Folders or files of a Git repository. */
export const git = refined<GitGenerator>(
  {
    template,
    repoURL: gitUrl,
    revision: matching(revision),
    directories: refinedItems(refined<GitPath>({ path: orLate(matching(folders)) })),
    files: refinedItems(refined<GitPath>({ path: orLate(matching(files)) })),
    ...every,
  },
  { also: checkGit },
);

function checkGit(git: PlainMap): readonly Fault[] {
  const given = ['directories', 'files'].filter((kind) => Array.isArray(git[kind]) && git[kind].length > 0);
  if (given.length > 1) {
    return [excluding(given, [])];
  }
  const [kind] = given;
  return kind === undefined
    ? [
        fault(
          'required',
          [],
          (at) => `Cannot use ${at} without directories or files: nothing would be generated`,
          "add directories: [{ path: 'apps/*' }]",
        ),
      ]
    : checkExclusions(git[kind] as readonly unknown[], kind);
}

function checkExclusions(paths: readonly unknown[], kind: string): readonly Fault[] {
  const onlyExcludes = paths.every((each) => isPlainMap(each) && each.exclude === true && isTextGiven(each.path));
  return faultIf(
    onlyExcludes,
    'no-effect',
    [kind],
    (at) => `Cannot use ${at} with exclude only: nothing would be generated`,
    "add a path without exclude, such as { path: 'apps/*' }",
  );
}
