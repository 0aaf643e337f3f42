import { type ApiObject, App, type IResolver, Lazy, ResolutionContext } from 'cdk8s';
import { pathText } from '../core/path-text';
import { GitOpsError } from '../core/error';
import { setKey } from '../core/own-key';
import { isPlainMap, type PlainMap } from '../core/plain';
import { findStandIn, leftOut } from '../core/stand-in';
import { isBuiltInResolver } from './cdk8s-internals/built-in-resolvers';
import { resolveStandIn } from './stand-ins/resolve-stand-in';

/**
 * Plain data with all late values filled in. Stand-ins become what is written for them. The app's own resolvers get every
 * other value first. Then `Lazy` values and tokens are produced, and `Quantity` and `IntOrString` of cdk8s-plus become plain values.
 * Unlike `resolve` of cdk8s, it keeps nulls, empty lists and empty maps.
 *
 * @throws if a value is an instance of another class, which YAML can't express
 */
export function resolveManifest(data: PlainMap, apiObject: ApiObject): PlainMap {
  const resolvers: readonly IResolver[] | undefined = App.of(apiObject).resolvers;
  const custom = (resolvers ?? []).filter((resolver) => !isBuiltInResolver(resolver));
  return custom.length === 0 && isFinal(data)
    ? data
    : (new ManifestResolver(apiObject, custom).resolve(data) as PlainMap);
}

/** Whether data has no late value and nothing that is left out: most objects are already as they are written. */
function isFinal(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';
  }
  // It must call itself directly: V8 would compile a second function into this one, level after level.
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      if (!isFinal(value[index])) {
        return false;
      }
    }
    return true;
  }
  if (!isPlainMap(value)) {
    return false;
  }
  // Object.keys would make a list for each map.
  for (const key in value) {
    if (!isFinal(value[key])) {
      return false;
    }
  }
  return true;
}

class ManifestResolver {
  /** The way to the value that is being resolved. */
  private readonly path: string[] = [];

  constructor(
    private readonly apiObject: ApiObject,
    private readonly custom: readonly IResolver[],
  ) {}

  public resolve(value: unknown): unknown {
    if (value === undefined || value === null) {
      return null;
    }
    const standIn = findStandIn(value);
    if (standIn !== undefined) {
      return resolveStandIn(standIn, this.apiObject, (content) => this.resolve(content));
    }
    for (const resolver of this.custom) {
      const context = new ResolutionContext(this.apiObject, [...this.path], value);
      resolver.resolve(context);
      if (context.replaced) {
        return this.resolve(context.replacedValue);
      }
    }
    return this.resolveContent(value);
  }

  private resolveContent(value: unknown): unknown {
    if (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol') {
      return value;
    }
    if (Array.isArray(value)) {
      const items = value.map((entry, index) => this.resolveAt(`${index}`, entry));
      return items.includes(leftOut) ? items.filter((item) => item !== leftOut) : items;
    }
    if (isPlainMap(value) && typeof value.resolve !== 'function') {
      return this.resolveMap(value);
    }
    return this.resolve(this.produce(value as object));
  }

  private resolveMap(map: PlainMap): PlainMap {
    const result: PlainMap = {};
    for (const key of Object.keys(map)) {
      const entry = map[key];
      const resolved = entry === undefined ? leftOut : this.resolveAt(key, entry);
      if (resolved !== leftOut) {
        setKey(result, key, resolved);
      }
    }
    return result;
  }

  private resolveAt(step: string, value: unknown): unknown {
    this.path.push(step);
    const resolved = this.resolve(value);
    this.path.pop();
    return resolved;
  }

  private produce(value: object): unknown {
    if (value instanceof Lazy) {
      return value.produce() as unknown;
    }
    const { resolve, value: wrapped } = value as { resolve?: unknown; value?: unknown };
    if (typeof resolve === 'function') {
      return (value as { resolve(): unknown }).resolve();
    }
    if (typeof wrapped === 'string' || typeof wrapped === 'number') {
      return wrapped;
    }
    const type = typeof value === 'object' ? `an instance of ${value.constructor.name}` : `a ${typeof value}`;
    throw new GitOpsError({
      where: this.apiObject.node.path,
      what: `Cannot write ${type} at ${pathText(this.path)}`,
      fix: 'use plain values: strings, numbers, booleans, lists and maps',
    });
  }
}
