import { App, type IResolver, LazyResolver } from 'cdk8s';
import {
  hasOnlyBuiltInResolvers,
  isBuiltInResolver,
} from '../../../lib/api-objects/cdk8s-internals/built-in-resolvers';

const own: IResolver = { resolve: () => undefined };

test('cdk8s gives every app the three resolvers that we know', () => {
  const { resolvers } = new App();

  expect(hasOnlyBuiltInResolvers(resolvers)).toBe(true);
  expect(resolvers.map(isBuiltInResolver)).toEqual([true, true, true]);
});

test("cdk8s puts them after the user's own", () => {
  const { resolvers } = new App({ resolvers: [own] });

  expect(hasOnlyBuiltInResolvers(resolvers)).toBe(false);
  expect(resolvers.map(isBuiltInResolver)).toEqual([false, true, true, true]);
});

test('an app with one less, or with one that was changed, is not one with the built-in ones', () => {
  const { resolvers } = new App();
  const changed = Object.assign(new LazyResolver(), { resolve: () => undefined });

  expect(hasOnlyBuiltInResolvers(resolvers.slice(1))).toBe(false);
  expect(hasOnlyBuiltInResolvers([changed, ...resolvers.slice(1)])).toBe(false);
});
