import { dirname, join } from 'node:path';
import { renameSync, rmSync } from 'node:fs';
import { createFile, makeFoldersBelow, readOwnFile } from '../output/own-path';
import { makeFolder } from '../output/make-folder';
import { statOf } from '../output/output-folder';
import { removeIfEmpty } from '../output/remove-if-empty';

/** A change of a set of files that is under way. It is kept on the disk, so that the next run can end it or take it back. */
export interface FileSetPlan {
  /** Paths that are not there yet. */
  readonly added: readonly string[];
  /** Paths whose content changes. */
  readonly changed: readonly string[];
  /** Paths to remove. */
  readonly removed: readonly string[];
}

const planFile = 'plan.json';
const stagedList = 'list';

/** Writes the new content of a set of files and its plan beside the set. */
export function stagePlan(
  workspace: string,
  plan: FileSetPlan,
  files: ReadonlyMap<string, Uint8Array>,
  list: string,
): void {
  for (const path of [...plan.added, ...plan.changed]) {
    const staged = stagedPath(workspace, path);
    makeFolder(dirname(staged));
    createFile(staged, files.get(path) ?? '');
  }
  createFile(join(workspace, stagedList), list);
  // The last one: without it, nothing has begun.
  createFile(join(workspace, `${planFile}.new`), JSON.stringify(plan));
  renameSync(join(workspace, `${planFile}.new`), join(workspace, planFile));
}

/**
 * Carries a plan out. New files come first: nothing reads them before the list names them. Then the list is replaced, in
 * one step, and from then on the new set counts.
 */
export function carryOut(folder: string, workspace: string, plan: FileSetPlan, list: string): void {
  plan.added.forEach((path) => moveIn(folder, workspace, path));
  renameSync(join(workspace, stagedList), join(folder, list));
  finish(folder, workspace, plan);
  rmSync(join(workspace, planFile));
}

/** Ends the plan of a killed run, if its list is in place; else takes it back. */
export function healPlan(folder: string, workspace: string): void {
  const text = readOwnFile(join(workspace, planFile));
  if (text === undefined) {
    return;
  }
  const plan = JSON.parse(text) as FileSetPlan;
  if (statOf(join(workspace, stagedList)) === undefined) {
    finish(folder, workspace, plan);
  } else {
    const moved = plan.added.filter((path) => statOf(stagedPath(workspace, path)) === undefined);
    moved.forEach((path) => remove(folder, path));
  }
}

function finish(folder: string, workspace: string, { changed, removed }: FileSetPlan): void {
  changed.forEach((path) => moveIn(folder, workspace, path));
  removed.forEach((path) => remove(folder, path));
}

function moveIn(folder: string, workspace: string, path: string): void {
  const staged = stagedPath(workspace, path);
  if (statOf(staged) !== undefined) {
    makeFoldersBelow(folder, dirname(path));
    renameSync(staged, join(folder, path));
  }
}

function remove(folder: string, path: string): void {
  rmSync(join(folder, path), { force: true });
  if (dirname(path) !== '.') {
    removeIfEmpty(join(folder, dirname(path)));
  }
}

function stagedPath(workspace: string, path: string): string {
  return join(workspace, 'new', path);
}
