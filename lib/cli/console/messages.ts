import { type Finding, formatFinding, GitOpsError } from '../../core/error';
import { listenToProgress } from '../../system/progress/report-progress';
import { print } from './print';

/** The flags of every command that set how much it prints on standard error. Errors and warnings always are. */
export interface MessageFlags {
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Prints a line about what goes on or was done. It is left out with `--quiet`. */
export function printNote(line: string): void {
  if (!current.quiet) {
    print(`${line}\n`, 'stderr');
  }
}

/** Prints a warning, also with `--quiet`. */
export function printWarning(warning: Pick<Finding, 'where' | 'what' | 'fix'>): void {
  print(`Warning: ${formatFinding(warning)}\n`, 'stderr');
}

/** Prints a warning, unless it was printed before. */
export function printWarningOnce(warning: Pick<Finding, 'where' | 'what' | 'fix'>): void {
  const text = formatFinding(warning);
  if (!printed.has(text)) {
    printed.add(text);
    printWarning(warning);
  }
}

const printed = new Set<string>();

/**
 * Sets how much is printed. Reports of the engines are notes; with `--verbose`, each program that they start is one too.
 *
 * @throws if the flags exclude each other, also if one of them is before the command and the other one after it
 */
export function useMessageFlags(flags: MessageFlags): void {
  if (flags.quiet === true && flags.verbose === true) {
    const what = 'Cannot run: --quiet and --verbose exclude each other';
    throw new GitOpsError({ where: 'cdk8s-gitops', what, fix: 'use one of them' });
  }
  current = flags;
  listenToProgress({ onProgress: printNote, onDetail: flags.verbose === true ? printNote : undefined });
}

let current: MessageFlags = {};
