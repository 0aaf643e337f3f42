import { type StepDraft } from './apply-step';
import { shellWord } from '../../../core/text/shell-word';

/** What the text of a step depends on. */
export interface ShellSettings {
  /** The command that makes the same plan. */
  readonly planCommand: readonly string[];
  /** The flags of kubectl that set the cluster. */
  readonly clusterFlags: readonly string[];
}

/**
 * A step as text for a shell.
 *
 * @param number its place in the plan, from 1
 */
export function shellCommand(step: StepDraft, number: number, settings: ShellSettings): string {
  const variables = Object.entries(step.env ?? {}).map(([name, value]) => `${name}=${shellWord(value)} `);
  const call = `${variables.join('')}${kubectlText(step.args, settings)}`;
  if (step.waitsFor !== undefined) {
    return `until ${call}; do sleep 1; done`;
  }
  const printed = [...settings.planCommand, `--step=${number}`];
  const piped = step.input === undefined ? call : `${shellWords(printed)} | ${call}`;
  return step.unless === undefined ? piped : `${kubectlText(step.unless, settings)} | grep . || ${piped}`;
}

function kubectlText(args: readonly string[], { clusterFlags }: ShellSettings): string {
  return shellWords(['kubectl', ...args, ...clusterFlags]);
}

/** Words as text for a shell. */
export function shellWords(words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}
