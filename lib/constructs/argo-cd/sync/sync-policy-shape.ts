import { goDurationOrSeconds } from '../../../core/check/duration-shapes';
import { nearest } from '../../../core/check/nearest';
import { refined } from '../../../core/check/refine';
import { type Shape, type TextRule } from '../../../core/check/shape';
import { largestLong, list, matching, whole } from '../../../core/check/shapes';
import { type Fault, faultIf } from '../../../core/fault';
import { listOf, type PlainMap } from '../../../core/plain';
import { knownSyncOptions, type SyncOption } from './sync-option';
import { type SyncBackoff, type SyncPolicy, type SyncRetry } from './sync-policy';

const syncOption: TextRule = {
  rule: 'choice',
  wanted: 'be an option that Argo CD knows; it ignores all others',
  example: 'CreateNamespace=true',
  accepts: (value) => knownSyncOptions.includes(value),
  nearest: (value) => nearest(value, knownSyncOptions),
};

/** The name of an option, which may have one value only. */
const optionOf = (value: unknown): unknown => (typeof value === 'string' ? value.split('=')[0] : undefined);

const backoff = refined<SyncBackoff>({
  duration: goDurationOrSeconds,
  maxDuration: goDurationOrSeconds,
  factor: whole(1, largestLong),
});

/** When and how an Application is synced. */
export const syncPolicy = refined<SyncPolicy>(
  {
    syncOptions: list(matching(syncOption) as Shape<SyncOption>, { unique: { by: optionOf, title: 'option' } }),
    retry: refined<SyncRetry>({ backoff }),
  },
  { also: checkSyncPolicy },
);

function checkSyncPolicy({ syncOptions, managedNamespaceMetadata }: PlainMap): readonly Fault[] {
  return faultIf(
    managedNamespaceMetadata !== undefined && !listOf(syncOptions).includes('CreateNamespace=true'),
    'no-effect',
    ['managedNamespaceMetadata'],
    (at) => `Cannot use ${at}: only a namespace that Argo CD makes gets it`,
    'add "CreateNamespace=true" to syncOptions',
  );
}
