import {
  type ApiObject,
  ImplicitTokenResolver,
  type IResolver,
  LazyResolver,
  NumberStringUnionResolver,
  type ResolutionContext,
  resolve,
} from 'cdk8s';
import { findStandIn, leftOut } from '../../core/stand-in';
import { resolveStandIn } from '../stand-ins/resolve-stand-in';

const builtInTypes = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver] as const;
const builtIn = builtInTypes.map((type) => ({ type, resolve: type.prototype.resolve }));

/**
 * Whether an app resolves values as cdk8s does on its own: nobody added, took away or replaced a resolver. Cdk8s puts
 * these three at the end of `App.resolvers`, in this order, in every version from 2.70.0 on. If a later version puts
 * others there, the answer is no, and `App` lets cdk8s render every object, which is slower.
 */
export function hasOnlyBuiltInResolvers(resolvers: readonly IResolver[]): boolean {
  return (
    resolvers.length === builtIn.length &&
    builtIn.every(({ type, resolve }, index) => {
      const resolver = resolvers[index];
      return Object.getPrototypeOf(resolver) === type.prototype && resolver.resolve === resolve;
    })
  );
}

/**
 * Whether a resolver is one of those that cdk8s adds to every app, in every version from 2.70.0 on. A built-in resolver
 * of a later version counts as the user's own: it is asked first, as those are.
 */
export function isBuiltInResolver(resolver: IResolver): boolean {
  return (builtInTypes as readonly unknown[]).includes(resolver.constructor);
}

let knowsStandIns = false;

/**
 * Teaches the resolvers of cdk8s to write stand-ins, in every app, also in the App of cdk8s. They ask an object for its
 * `resolve` on their own, but an item that is switched off must be taken out of its list before cdk8s looks at the
 * items, and a field of the release depends on the object that is written. It is done when the first stand-in is made.
 */
export function teachStandIns(): void {
  if (knowsStandIns) {
    return;
  }
  knowsStandIns = true;
  const known = builtIn[builtInTypes.indexOf(ImplicitTokenResolver)];
  const before = known.resolve;
  known.resolve = ImplicitTokenResolver.prototype.resolve = function (context: ResolutionContext): void {
    if (!replaceStandIn(context)) {
      before.call(this, context);
    }
  };
}

function replaceStandIn(context: ResolutionContext): boolean {
  const { value, obj, key } = context as { value: unknown; obj: ApiObject; key: string[] };
  const resolved = (each: unknown): unknown => {
    const standIn = findStandIn(each);
    return standIn === undefined ? each : resolveStandIn(standIn, obj, deep);
  };
  const deep = (content: unknown): unknown =>
    findStandIn(content) === undefined ? resolve(key, content, obj) : resolved(content);
  const replacement = Array.isArray(value) ? withoutOff(value, resolved) : resolved(value);
  if (replacement !== value) {
    context.replaceValue(replacement === leftOut ? undefined : replacement);
  }
  return replacement !== value;
}

/** The same list if no item is switched off: cdk8s then resolves its items. */
function withoutOff(list: readonly unknown[], resolved: (item: unknown) => unknown): readonly unknown[] {
  const isOff = (item: unknown): boolean => findStandIn(item) !== undefined && resolved(item) === leftOut;
  return list.some(isOff) ? list.filter((item) => !isOff(item)) : list;
}
