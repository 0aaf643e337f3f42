import { ImplicitTokenResolver, type IResolver, LazyResolver, NumberStringUnionResolver } from 'cdk8s';

const builtIn = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver].map((type) => ({
  type,
  resolve: type.prototype.resolve,
}));

const builtInTypes: readonly unknown[] = builtIn.map(({ type }) => type);

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
  return builtInTypes.includes(resolver.constructor);
}
