import { type ApiObject } from 'cdk8s';
import { type PlainMap } from '../../core/plain';

/**
 * The props that an object was made of, as they were given: cdk8s' private `ApiObject.props`, in every version from
 * 2.70.0 on.
 *
 * @returns undefined if a later version does not have the field. Then `App` lets cdk8s render every object, which is slower,
 *   and takes the chart's namespace off every object that lives outside of namespaces, also if the object asked for it.
 */
export function propsOf(object: ApiObject): Readonly<PlainMap> | undefined {
  return object['props'] as unknown as PlainMap | undefined;
}

/**
 * Whether JSON patches were added to an object: cdk8s' private `ApiObject.patches`, in every version from 2.70.0 on.
 * If a later version does not have the field, every object counts as patched, and `App` lets cdk8s render it.
 */
export function isPatched(object: ApiObject): boolean {
  const patches = object['patches'] as readonly unknown[] | undefined;
  return patches === undefined || patches.length > 0;
}
