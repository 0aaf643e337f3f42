import { type Manifest } from '../../../core/manifest';
import { type ClusterKinds } from '../../kubectl/cluster-kinds';
import { type Kubectl } from '../../kubectl/kubectl';
import { type Refusal } from '../../kubectl/refusal';
import { rightsTo } from '../../kubectl/rights';
import { type AttemptResult, tryEach } from '../../kubectl/try-each';
import { applyFlags } from './apply-mode';
import { printedObjects } from './object-list';

/** An object to apply, with its current state if it is in the cluster. */
export interface ApplyInput {
  readonly manifest: Manifest;
  readonly live?: Manifest;
}

/** What the API server would make of an object, or why it refuses it. */
export type DryRunAnswer = { readonly object: Manifest } | { readonly refusal: Refusal };

/**
 * What the API server would make of objects, or why it refuses one, in their order. All objects that are applied in the
 * same way are one call of kubectl. Nothing is changed.
 */
export async function dryRun(
  kubectl: Kubectl,
  kinds: ClusterKinds,
  inputs: readonly ApplyInput[],
): Promise<DryRunAnswer[]> {
  const answers = new Map<ApplyInput, DryRunAnswer>();
  for (const [flags, group] of groupByFlags(inputs)) {
    const attempts = await tryEach(kubectl, group, {
      call: async (some) => apply(kubectl, flags, some),
      rightsFor: ({ manifest, live }) =>
        rightsTo(live === undefined ? ['create', 'patch'] : ['patch'], manifest, kinds),
    });
    for (const { inputs: tried, result } of attempts) {
      tried.forEach((input, index) => answers.set(input, answerOf(input, index, result)));
    }
  }
  return inputs.flatMap((input) => answers.get(input) ?? []);
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

async function apply(
  kubectl: Kubectl,
  flags: readonly string[],
  inputs: readonly ApplyInput[],
): Promise<readonly Manifest[]> {
  const args = ['apply', '--dry-run=server', ...flags, '--filename=-'];
  const objects = inputs.map(({ manifest }) => manifest);
  return printedObjects(await kubectl.json<Manifest>(args, { objects }));
}

/** What the API server reports about a Secret can have its values. */
function answerOf({ manifest }: ApplyInput, index: number, result: AttemptResult<readonly Manifest[]>): DryRunAnswer {
  if ('answer' in result) {
    return { object: result.answer[index] };
  }
  return manifest.kind === 'Secret' ? { refusal: { ...result.refusal, words: [] } } : result;
}
