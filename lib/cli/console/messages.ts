import { type Finding, formatFinding } from '../../core/error';
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

/** Sets how much is printed. Reports of the engines are notes; with `--verbose`, each program that they start is one too. */
export function useMessageFlags(flags: MessageFlags): void {
  current = flags;
  listenToProgress({ onProgress: printNote, onDetail: flags.verbose === true ? printNote : undefined });
}

let current: MessageFlags = {};
