import { setTimeout as sleep } from 'node:timers/promises';
import { GitOpsError } from '../../core/error';
import { stringifyManifests } from '../../core/yaml/stringify';
import { ProcessError } from '../../system/process/process-error';
import { reportProgress } from '../../system/progress/report-progress';
import { type Kubectl } from '../kubectl/kubectl';
import { type ApplyPlan } from './apply-plan';
import { type ApplyStep } from './steps/apply-step';
import { missingRightsOf, stepFix } from './steps/step-fix';

/** What a step of a plan did. */
export interface StepReport {
  readonly title: string;
  readonly command: string;
  /** What kubectl printed: a line for each object. Empty if the step was not needed. */
  readonly lines: readonly string[];
}

/** How long a step that waits can take, in seconds. */
const mostWaiting = 120;

/**
 * Runs a plan. It can be run again at any time, also after a failure.
 *
 * @throws at the first step that fails, with its command
 */
export async function runPlan({ steps }: ApplyPlan, kubectl: Kubectl, signal?: AbortSignal): Promise<StepReport[]> {
  const reports: StepReport[] = [];
  for (const [index, step] of steps.entries()) {
    reportProgress(`${index + 1}/${steps.length} ${step.title}`);
    try {
      const lines = await runStep(step, kubectl, signal);
      reports.push({ title: step.title, command: step.command, lines });
    } catch (error) {
      throw await stepError(step, `step ${index + 1} of ${steps.length}`, kubectl, error);
    }
  }
  return reports;
}

async function runStep(step: ApplyStep, kubectl: Kubectl, signal: AbortSignal | undefined): Promise<string[]> {
  if (step.unless !== undefined && (await kubectl.run(step.unless)).text().trim() !== '') {
    return [];
  }
  return step.waitsFor === undefined ? call(step, kubectl) : untilDone(step, kubectl, signal);
}

/** Shows what is done while it is done, so that it is known if a later object fails. */
async function call({ args, env, input, waitsFor }: ApplyStep, kubectl: Kubectl): Promise<string[]> {
  const stdin = input === undefined ? undefined : stringifyManifests(input);
  const warnings: string[] = [];
  const onStderrLine = (line: string): number => warnings.push(line);
  const result = await kubectl.run(args, { env, stdin, onStdoutLine: showLine, onStderrLine });
  // If kubectl fails, the error has what it wrote to stderr. The failures of a step that waits are expected.
  (waitsFor === undefined ? warnings : []).forEach(showLine);
  return result.text().split('\n').filter(Boolean);
}

function showLine(line: string): void {
  reportProgress(`    ${line}`);
}

/** Calls until it succeeds, if the user has the rights for it. */
async function untilDone(step: ApplyStep, kubectl: Kubectl, signal: AbortSignal | undefined): Promise<string[]> {
  const end = Date.now() + mostWaiting * 1000;
  for (let isFirst = true; ; isFirst = false) {
    try {
      return await call(isFirst ? withShortTimeout(step) : step, kubectl);
    } catch (error) {
      const isOver = !(error instanceof ProcessError) || error.ending.type !== 'exited' || Date.now() > end;
      if (isOver || (isFirst && (await lacksRights(step, kubectl)))) {
        throw error;
      }
      await sleep(1000, undefined, { signal });
    }
  }
}

/** `kubectl wait` also tries again what the user is not allowed to do, until its time is over. */
function withShortTimeout(step: ApplyStep): ApplyStep {
  return { ...step, args: step.args.map((arg) => (arg.startsWith('--timeout=') ? '--timeout=5s' : arg)) };
}

async function lacksRights(step: ApplyStep, kubectl: Kubectl): Promise<boolean> {
  try {
    return (await missingRightsOf(step, kubectl)).length > 0;
  } catch (error) {
    if (!(error instanceof GitOpsError) || error instanceof ProcessError) {
      throw error;
    }
    // The cluster does not answer: it may do so in a moment.
    return false;
  }
}

async function stepError(step: ApplyStep, place: string, kubectl: Kubectl, cause: unknown): Promise<unknown> {
  if (!(cause instanceof ProcessError)) {
    return cause;
  }
  const what = `Cannot go on at ${place} (${step.title}): ${cause.reason}`;
  const fix = cause.ending.type === 'exited' ? await stepFix(step, kubectl) : cause.findings[0].fix;
  return new GitOpsError(
    { where: 'apply-plan', what, fix: `${fix}. The command of this step: ${step.command}` },
    { cause },
  );
}
