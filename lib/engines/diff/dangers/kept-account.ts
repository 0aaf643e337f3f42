import { type PlainMap } from '../../../core/plain';

/**
 * The spec of a Pod with its account under one name. The API server stores it under two names, so it stays if it is
 * left out.
 */
export function withKeptAccount(before: PlainMap, after: PlainMap): PlainMap {
  const { serviceAccount, ...rest } = after;
  return { ...rest, serviceAccountName: after.serviceAccountName ?? serviceAccount ?? namedAccount(before) };
}

/** The account that a spec names. */
export function namedAccount({ serviceAccountName, serviceAccount }: PlainMap): unknown {
  return serviceAccountName ?? serviceAccount;
}
