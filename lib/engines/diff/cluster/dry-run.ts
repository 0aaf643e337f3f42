import { type FindingInput, GitOpsError } from '../../../core/error';
import { describeManifest, type Manifest } from '../../../core/manifest';
import { ProcessError } from '../../../system/process/process-error';
import { type Kubectl } from '../../kubectl/kubectl';
import { applyFlags } from './apply-mode';
import { printedObjects, listText } from './object-list';

/** An object to apply, with its current state if it is in the cluster. */
export interface ApplyInput {
  readonly manifest: Manifest;
  readonly live?: Manifest;
}

/** What the API server would make of an object, or in which words it refuses it. */
export interface DryRunAnswer {
  readonly object?: Manifest;
  readonly words?: readonly string[];
}

/** How many calls of kubectl run side by side. */
const mostCalls = 4;

/**
 * What the API server would make of objects, in their order. Nothing is changed.
 *
 * @throws if the API server refuses one; the error names them all
 */
export async function dryRun(kubectl: Kubectl, inputs: readonly ApplyInput[]): Promise<Manifest[]> {
  const answers = await dryRunEach(kubectl, inputs);
  const refused = answers.flatMap(({ words }, index) => (words === undefined ? [] : refusal(inputs[index], words)));
  if (refused.length > 0) {
    throw new GitOpsError(refused);
  }
  return answers.flatMap(({ object }) => object ?? []);
}

/**
 * What the API server would make of objects, or why it refuses one, in their order. All objects that are applied in the
 * same way are one call of kubectl. If that fails, each object is a call of its own, to find out which are refused.
 */
export async function dryRunEach(kubectl: Kubectl, inputs: readonly ApplyInput[]): Promise<DryRunAnswer[]> {
  const results = new Map<ApplyInput, DryRunAnswer>();
  for (const [flags, group] of groupByFlags(inputs)) {
    const answers = (await tryApply(kubectl, flags, group)) ?? (await applyEach(kubectl, flags, group));
    answers.forEach((answer, index) => {
      const input = group[index];
      results.set(input, answer instanceof ProcessError ? { words: wordsOf(input, answer) } : { object: answer });
    });
  }
  return inputs.flatMap((input) => results.get(input) ?? []);
}

function groupByFlags(inputs: readonly ApplyInput[]): [flags: string[], group: ApplyInput[]][] {
  const groups = new Map<string, ApplyInput[]>();
  for (const input of inputs) {
    const key = applyFlags(input.live).join('\n');
    const known = groups.get(key);
    groups.set(key, known ?? [input]);
    known?.push(input);
  }
  return [...groups].map(([key, group]) => [key.split('\n').filter((flag) => flag !== ''), group]);
}

/** Undefined if one of several objects is refused. */
async function tryApply(
  kubectl: Kubectl,
  flags: readonly string[],
  inputs: readonly ApplyInput[],
): Promise<readonly Manifest[] | undefined> {
  const answer = await apply(kubectl, flags, inputs);
  return answer instanceof ProcessError ? undefined : answer;
}

async function applyEach(
  kubectl: Kubectl,
  flags: readonly string[],
  inputs: readonly ApplyInput[],
): Promise<(Manifest | ProcessError)[]> {
  const answers: (Manifest | ProcessError)[] = [];
  for (let start = 0; start < inputs.length; start += mostCalls) {
    const part = inputs.slice(start, start + mostCalls).map(async (input) => {
      const answer = await apply(kubectl, flags, [input]);
      return answer instanceof ProcessError ? answer : answer[0];
    });
    answers.push(...(await Promise.all(part)));
  }
  return answers;
}

async function apply(
  kubectl: Kubectl,
  flags: readonly string[],
  inputs: readonly ApplyInput[],
): Promise<readonly Manifest[] | ProcessError> {
  const args = ['apply', '--dry-run=server', ...flags, '--filename=-'];
  const stdin = listText(inputs.map(({ manifest }) => manifest));
  try {
    return printedObjects(await kubectl.json<Manifest>(args, { stdin }));
  } catch (error) {
    if (error instanceof ProcessError && error.ending.type === 'exited') {
      return error;
    }
    throw error;
  }
}

/** What the API server reports about a Secret can have its values. */
function wordsOf({ manifest }: ApplyInput, { lastLines }: ProcessError): readonly string[] {
  return manifest.kind === 'Secret' ? [] : lastLines;
}

function refusal({ manifest }: ApplyInput, words: readonly string[]): FindingInput {
  const lines = words.map((line) => `\n    ${line}`);
  return {
    rule: 'refused',
    where: describeManifest(manifest),
    what: `Cannot apply it: the API server refuses it${lines.length === 0 ? '' : `:${lines.join('')}`}`,
    fix: 'correct the manifest. To change a field that cannot be changed, delete the object first',
  };
}
