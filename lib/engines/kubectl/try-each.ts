import { ProcessError } from '../../system/process/process-error';
import { type Kubectl } from './kubectl';
import { type Refusal } from './refusal';
import { missingRights, type Right } from './rights';

/** A call of kubectl that fails as a whole if one of its objects is refused. */
export interface SharedCall<Input, Answer> {
  readonly call: (inputs: readonly Input[]) => Promise<Answer>;
  /** The rights without which an object is refused. */
  readonly rightsFor: (input: Input) => readonly Right[];
}

/** What a call gave for some objects: an answer for all of them, or why a single one is refused. */
export interface Attempt<Input, Answer> {
  readonly inputs: readonly Input[];
  readonly result: AttemptResult<Answer>;
}

/** An answer, or why there is none. */
export type AttemptResult<Answer> = { readonly answer: Answer } | { readonly refusal: Refusal };

/** If there are as many objects or fewer, their halves are tried side by side. */
const fewObjects = 8;

/**
 * Calls kubectl for objects, and finds out which of them are refused. All objects are one call. If that fails, the API
 * server is asked for which of them the user has the rights. If the rest still fails, its halves are tried, and so on.
 *
 * @throws if kubectl does not start, or is stopped
 */
export async function tryEach<Input, Answer>(
  kubectl: Kubectl,
  inputs: readonly Input[],
  { call, rightsFor }: SharedCall<Input, Answer>,
): Promise<Attempt<Input, Answer>[]> {
  if (inputs.length === 0) {
    return [];
  }
  const first = await tryOnce(inputs, call);
  if (!(first instanceof ProcessError)) {
    return [{ inputs, result: first }];
  }
  const rights = new Map(inputs.map((input) => [input, rightsFor(input)]));
  const lacked = new Set(await missingRights(kubectl, [...rights.values()].flat()));
  const missingFor = (input: Input): Right[] => (rights.get(input) ?? []).filter((right) => lacked.has(right));
  const allowed = inputs.filter((input) => missingFor(input).length === 0);
  const denied = inputs
    .filter((input) => missingFor(input).length > 0)
    .map((input) => ({ inputs: [input], result: { refusal: { words: [], missing: missingFor(input) } } }));
  const rest = denied.length === 0 ? await tryHalves(inputs, first, call) : await tryAll(allowed, call);
  return [...denied, ...rest];
}

async function tryAll<Input, Answer>(
  inputs: readonly Input[],
  call: SharedCall<Input, Answer>['call'],
): Promise<Attempt<Input, Answer>[]> {
  if (inputs.length === 0) {
    return [];
  }
  const result = await tryOnce(inputs, call);
  return result instanceof ProcessError ? tryHalves(inputs, result, call) : [{ inputs, result }];
}

/** @param error why the objects can't be tried at once */
async function tryHalves<Input, Answer>(
  inputs: readonly Input[],
  error: ProcessError,
  call: SharedCall<Input, Answer>['call'],
): Promise<Attempt<Input, Answer>[]> {
  if (inputs.length === 1) {
    return [{ inputs, result: { refusal: { words: error.lastLines, missing: [] } } }];
  }
  const middle = Math.ceil(inputs.length / 2);
  const [one, other] = [inputs.slice(0, middle), inputs.slice(middle)];
  return inputs.length > fewObjects
    ? [...(await tryAll(one, call)), ...(await tryAll(other, call))]
    : (await Promise.all([tryAll(one, call), tryAll(other, call)])).flat();
}

async function tryOnce<Input, Answer>(
  inputs: readonly Input[],
  call: SharedCall<Input, Answer>['call'],
): Promise<{ readonly answer: Answer } | ProcessError> {
  try {
    return { answer: await call(inputs) };
  } catch (error) {
    if (error instanceof ProcessError && error.ending.type === 'exited') {
      return error;
    }
    throw error;
  }
}
