import { type IConstruct } from 'constructs';

/** How many characters of a construct's address cdk8s takes as a hash. */
const hashLength = 8;

/**
 * The hash that cdk8s' `Names` puts at the end of a name that it makes of a construct's path: the start of
 * `node.addr`, in every version from 2.70.0 on, but not if `CDK8S_LEGACY_HASH` is set. If a later version makes another
 * one, snapshots show it, instead of `<hash>`.
 */
export function pathHash(construct: IConstruct): string {
  return construct.node.addr.slice(0, hashLength);
}
