import { type Finding, finding } from '../../core/error';
import { type Manifest } from '../../core/manifest';
import { type Kubectl } from '../kubectl/kubectl';
import { readSnapshot } from './cluster/read-snapshot';
import { judgeSnapshot } from './judge/judge-snapshot';
import { type StatusResult } from './result/status-result';

/** What of some manifests is in a cluster that is open: see `status`. */
export async function statusIn(
  kubectl: Kubectl,
  manifests: readonly Manifest[],
  onWarning: (warning: Finding) => void,
): Promise<StatusResult> {
  const snapshot = await readSnapshot(kubectl, manifests.filter(canBeFound));
  checkListed(snapshot.problems).forEach(onWarning);
  return judgeSnapshot(snapshot);
}

function canBeFound({ metadata }: Manifest): boolean {
  return (metadata?.name ?? '') !== '' && metadata?.annotations?.['argocd.argoproj.io/hook'] === undefined;
}

function checkListed(problems: readonly string[]): Finding[] {
  const [first] = problems;
  const more = problems.length === 1 ? '' : `, and ${problems.length - 1} more problems of this kind`;
  const what = `Cannot read all Pods, what makes them, and their events: ${first}${more}`;
  const fix = 'ask those who run the cluster for this right. Without it, reasons can be missing here';
  return first === undefined ? [] : [finding({ rule: 'not-listed', severity: 'warning', where: 'status', what, fix })];
}
