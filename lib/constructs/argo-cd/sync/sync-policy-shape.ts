import { anyDuration, goTextOrSeconds } from '../../../core/check/duration-shapes';
import { nearest } from '../../../core/check/nearest';
import { refined } from '../../../core/check/refine';
import { type Shape, type TextRule } from '../../../core/check/shape';
import { either, largestLong, list, matching, whole } from '../../../core/check/shapes';
import { type Fault, faultIf } from '../../../core/fault';
import { listOf, type PlainMap } from '../../../core/plain';
import { isFilledIn, orFilledIn } from '../source/template-text';
import { knownSyncOptions, type SyncOption, syncOptionNames } from './sync-option';
import { type SyncBackoff, type SyncPolicy, type SyncRetry } from './sync-policy';

const syncOption: TextRule = {
  rule: 'choice',
  wanted: 'be an option that Argo CD knows; it ignores all others',
  example: 'CreateNamespace=true',
  accepts: (value) => knownSyncOptions.includes(value) || isTemplateOfOption(value),
  nearest: (value) => nearest(value, knownSyncOptions),
};

/** The name of an option, which may have one value only; undefined if an ApplicationSet fills it in. */
function optionOf(value: unknown): string | undefined {
  const name = typeof value === 'string' ? value.split('=')[0] : undefined;
  return name === undefined || isFilledIn(name) ? undefined : name;
}

/** Whether an ApplicationSet fills in an option, or the value of an option that Argo CD knows. */
function isTemplateOfOption(value: string): boolean {
  const name = optionOf(value);
  return isFilledIn(value) && (name === undefined || syncOptionNames.includes(name));
}

const pause = either(anyDuration, matching(orFilledIn(goTextOrSeconds)));

const backoff = refined<SyncBackoff>({
  duration: pause,
  maxDuration: pause,
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
    managedNamespaceMetadata !== undefined && !listOf(syncOptions).some(mayCreateNamespace),
    'no-effect',
    ['managedNamespaceMetadata'],
    (at) => `Cannot use ${at}: only a namespace that Argo CD makes gets it`,
    'add "CreateNamespace=true" to syncOptions',
  );
}

function mayCreateNamespace(option: unknown): boolean {
  const isOpen =
    typeof option === 'string' && isFilledIn(option) && [undefined, 'CreateNamespace'].includes(optionOf(option));
  return option === 'CreateNamespace=true' || isOpen;
}
