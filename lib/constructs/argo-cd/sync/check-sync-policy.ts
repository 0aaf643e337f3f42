import { type Problem } from '../../../core/error';
import { nearest } from '../../../core/check/nearest';
import { isPlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';
import { checkGoDuration } from '../../../core/check/go-duration';
import { SYNC_OPTIONS } from './sync-option';

/** What is wrong with a sync policy by itself. */
export function checkSyncPolicy(policy: unknown, path: string): Problem[] {
  if (!isPlainMap(policy)) {
    return [];
  }
  const options = (Array.isArray(policy.syncOptions) ? policy.syncOptions : []).filter(
    (option): option is string => typeof option === 'string',
  );
  return [
    ...options.flatMap((option) => checkOption(option, `${path}.syncOptions`)),
    ...checkContradictions(options, `${path}.syncOptions`),
    ...checkNamespaceMetadata(policy.managedNamespaceMetadata, options, path),
    ...checkRetry(policy.retry, `${path}.retry`),
  ];
}

function checkOption(option: string, path: string): Problem[] {
  if (SYNC_OPTIONS.includes(option)) {
    return [];
  }
  const near = nearest(option, SYNC_OPTIONS);
  return [
    {
      what: `Cannot use ${quote(option)} in ${path}: Argo CD ignores what it does not know`,
      fix: near === undefined ? `use one of ${SYNC_OPTIONS.join(', ')}` : `use ${quote(near)}`,
    },
  ];
}

function checkContradictions(options: readonly string[], path: string): Problem[] {
  const names = options.map((option) => option.split('=')[0]);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => ({
    what: `Cannot use ${name} more than once in ${path}: ${options.filter((o) => o.startsWith(`${name}=`)).join(', ')}`,
    fix: 'keep one of them',
  }));
}

function checkNamespaceMetadata(metadata: unknown, options: readonly string[], path: string): Problem[] {
  return metadata !== undefined && !options.includes('CreateNamespace=true')
    ? [
        {
          what: `Cannot use ${path}.managedNamespaceMetadata: only a namespace that Argo CD makes gets it`,
          fix: 'add "CreateNamespace=true" to syncOptions',
        },
      ]
    : [];
}

function checkRetry(retry: unknown, path: string): Problem[] {
  if (!isPlainMap(retry) || !isPlainMap(retry.backoff)) {
    return [];
  }
  const { duration, factor, maxDuration } = retry.backoff;
  return [
    ...checkGoDuration(duration, `${path}.backoff.duration`, { seconds: true }),
    ...checkGoDuration(maxDuration, `${path}.backoff.maxDuration`, { seconds: true }),
    ...(typeof factor === 'number' && factor < 1
      ? [{ what: `Cannot use ${factor} as ${path}.backoff.factor: it must be 1 or more`, fix: 'use 2, the default' }]
      : []),
  ];
}
