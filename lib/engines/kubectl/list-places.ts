import { type Kubectl, type PartialAnswer } from './kubectl';

/** What kubectl lists, as far as the user is allowed to. */
export interface Listing {
  /** What kubectl prints, once or several times. An object can be in several of these. */
  readonly texts: readonly string[];
  /** What it reports about kinds and namespaces that can't be listed. */
  readonly problems: readonly string[];
}

/**
 * Lists objects of all namespaces. What the user can't list there is listed in each of some namespaces.
 *
 * @param args those of `kubectl get`, without a namespace
 */
export async function listEverywhere(
  kubectl: Kubectl,
  args: readonly string[],
  namespaces: readonly string[],
): Promise<Listing> {
  const all = await kubectl.runInPart([...args, '--all-namespaces']);
  const rest = all.problems.length === 0 ? undefined : await listInNamespaces(kubectl, args, namespaces);
  return { texts: [all.text, ...(rest?.texts ?? [])], problems: all.problems };
}

/** Lists objects of some namespaces. */
export async function listInNamespaces(
  kubectl: Kubectl,
  args: readonly string[],
  namespaces: readonly string[],
): Promise<Listing> {
  const answers: PartialAnswer[] = [];
  for (const namespace of namespaces) {
    answers.push(await kubectl.runInPart([...args, `--namespace=${namespace}`]));
  }
  return { texts: answers.map(({ text }) => text), problems: answers.flatMap(({ problems }) => problems) };
}
