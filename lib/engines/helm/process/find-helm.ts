import { inheritedEnvironment } from '../../../system/process/environment';
import { findProgram, type Program } from '../../../system/process/find-program';

/** The command that stands for helm, and the program that it is; undefined if there is none. */
export interface FoundHelm {
  readonly command: string;
  readonly program: Program | undefined;
}

/** @param command a name in PATH, or a path. @default - that of the variable HELM, or helm */
export function findHelm(command = inheritedEnvironment('HELM').HELM || 'helm'): FoundHelm {
  return { command, program: findProgram(command) };
}
