import { goDurationOrSeconds } from '../../../core/check/duration-shapes';
import { nearest } from '../../../core/check/nearest';
import { refined } from '../../../core/check/refine';
import { type Shape, type TextRule } from '../../../core/check/shape';
import { largestLong, list, matching, whole } from '../../../core/check/shapes';
import { type Fault, fault, faultIf } from '../../../core/fault';
import { type PlainMap } from '../../../core/plain';
import { knownSyncOptions, type SyncOption } from './sync-option';
import { type SyncBackoff, type SyncPolicy, type SyncRetry } from './sync-policy';

const syncOption: TextRule = {
  rule: 'choice',
  wanted: 'be an option that Argo CD knows; it ignores all others',
  example: 'CreateNamespace=true',
  accepts: (value) => knownSyncOptions.includes(value),
  nearest: (value) => nearest(value, knownSyncOptions),
};

const backoff = refined<SyncBackoff>({
  duration: goDurationOrSeconds,
  maxDuration: goDurationOrSeconds,
  factor: whole(1, largestLong),
});

/** When and how an Application is synced. */
export const syncPolicy = refined<SyncPolicy>(
  { syncOptions: list(matching(syncOption) as Shape<SyncOption>), retry: refined<SyncRetry>({ backoff }) },
  { also: checkSyncPolicy },
);

function checkSyncPolicy({ syncOptions, managedNamespaceMetadata }: PlainMap): readonly Fault[] {
  const options: readonly unknown[] = Array.isArray(syncOptions) ? syncOptions : [];
  return [
    ...checkContradictions(options.filter((option) => typeof option === 'string')),
    ...faultIf(
      managedNamespaceMetadata !== undefined && !options.includes('CreateNamespace=true'),
      'no-effect',
      ['managedNamespaceMetadata'],
      (at) => `Cannot use ${at}: only a namespace that Argo CD makes gets it`,
      'add "CreateNamespace=true" to syncOptions',
    ),
  ];
}

function checkContradictions(options: readonly string[]): readonly Fault[] {
  const names = options.map((option) => option.split('=')[0]);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => {
    const given = options.filter((_, index) => names[index] === name).join(', ');
    const what = (at: string): string => `Cannot use ${name} more than once in ${at}: ${given}`;
    return fault('repeated', ['syncOptions'], what, 'keep one of them');
  });
}
