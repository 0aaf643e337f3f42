import { counted } from '../../core/text/counted';
import { type Finding, finding } from '../../core/error';
import { type Manifest } from '../../core/manifest';
import { type Kubectl } from '../kubectl/kubectl';
import { type ObjectSnapshot } from './cluster/cluster-snapshot';
import { readSnapshot } from './cluster/read-snapshot';
import { judgeSnapshot } from './judge/judge-snapshot';
import { type StatusResult } from './result/status-result';
import { type StatusOptions } from './status-options';

/** What of some manifests is in a cluster that is open: see `status`. */
export async function statusIn(
  kubectl: Kubectl,
  manifests: readonly Manifest[],
  { onWarning, compare = true }: Pick<StatusOptions, 'onWarning' | 'compare'>,
): Promise<StatusResult> {
  const named = manifests.filter(({ metadata }) => (metadata?.name ?? '') !== '');
  const snapshot = await readSnapshot(kubectl, named, compare);
  checkListed(snapshot.problems).forEach((warning) => onWarning?.(warning));
  return judgeSnapshot({ ...snapshot, objects: snapshot.objects.filter((object) => !isDone(object)) });
}

/** Argo CD treats hooks of helm as its own. Both can go when they are done. */
const hookAnnotations = ['argocd.argoproj.io/hook', 'helm.sh/hook'];

function isDone({ manifest: { metadata }, live, isUnknown }: ObjectSnapshot): boolean {
  const isHook = hookAnnotations.some((name) => metadata?.annotations?.[name] !== undefined);
  return isHook && live === undefined && isUnknown === undefined;
}

function checkListed(problems: readonly string[]): Finding[] {
  const [first] = problems;
  const more = problems.length === 1 ? '' : `, and ${counted(problems.length - 1, 'more problem')} of this kind`;
  const what = `Cannot read all Pods, what makes them, and their events: ${first}${more}`;
  const fix = 'ask those who run the cluster for this right. Without it, reasons can be missing here';
  return first === undefined ? [] : [finding({ rule: 'not-listed', severity: 'warning', where: 'status', what, fix })];
}
