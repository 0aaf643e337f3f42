import { type Manifest } from '../../core/manifest';
import { type Kubectl } from '../kubectl/kubectl';
import { readSnapshot } from './cluster/read-snapshot';
import { judgeSnapshot } from './judge/judge-snapshot';
import { type StatusResult } from './result/status-result';

/** What of some manifests is in a cluster that is open: see `status`. */
export async function statusIn(kubectl: Kubectl, manifests: readonly Manifest[]): Promise<StatusResult> {
  return judgeSnapshot(await readSnapshot(kubectl, manifests.filter(canBeFound)));
}

function canBeFound({ metadata }: Manifest): boolean {
  return (metadata?.name ?? '') !== '' && metadata?.annotations?.['argocd.argoproj.io/hook'] === undefined;
}
