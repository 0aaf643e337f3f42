import { type ApiObject, App, type IResolver, Lazy, ResolutionContext } from 'cdk8s';
import { GitOpsError } from '../core/error';
import { setKey } from '../core/own-key';
import { isPlainMap, type PlainMap } from '../core/plain';
import { isBuiltInResolver } from './cdk8s-internals/built-in-resolvers';

/**
 * Plain data with all late values filled in. The app's own resolvers get every value first. Then `Lazy` values and
 * tokens are produced, and `Quantity` and `IntOrString` of cdk8s-plus become plain values.
 * Unlike `resolve` of cdk8s, it keeps nulls, empty lists and empty maps.
 *
 * @throws if a value is an instance of another class, which YAML can't express
 */
export function resolveManifest(data: PlainMap, apiObject: ApiObject): PlainMap {
  const resolvers: readonly IResolver[] | undefined = App.of(apiObject).resolvers;
  const custom = (resolvers ?? []).filter((resolver) => !isBuiltInResolver(resolver));
  return new ManifestResolver(apiObject, custom).resolve([], data) as PlainMap;
}

class ManifestResolver {
  constructor(
    private readonly apiObject: ApiObject,
    private readonly custom: readonly IResolver[],
  ) {}

  public resolve(path: readonly string[], value: unknown): unknown {
    if (value === undefined || value === null) {
      return null;
    }
    for (const resolver of this.custom) {
      const context = new ResolutionContext(this.apiObject, [...path], value);
      resolver.resolve(context);
      if (context.replaced) {
        return this.resolve(path, context.replacedValue);
      }
    }
    return this.resolveContent(path, value);
  }

  private resolveContent(path: readonly string[], value: unknown): unknown {
    if (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol') {
      return value;
    }
    if (Array.isArray(value)) {
      return value.map((entry, index) => this.resolve([...path, `${index}`], entry));
    }
    if (isPlainMap(value) && typeof value.resolve !== 'function') {
      return this.resolveMap(path, value);
    }
    return this.resolve(path, this.produce(path, value as object));
  }

  private resolveMap(path: readonly string[], map: PlainMap): PlainMap {
    const result: PlainMap = {};
    for (const [key, entry] of Object.entries(map)) {
      if (entry !== undefined) {
        setKey(result, key, this.resolve([...path, key], entry));
      }
    }
    return result;
  }

  private produce(path: readonly string[], value: object): unknown {
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
      what: `Cannot write ${type} at ${path.join('.')}`,
      fix: 'use plain values: strings, numbers, booleans, lists and maps',
    });
  }
}
