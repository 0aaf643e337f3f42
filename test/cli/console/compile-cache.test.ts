import Module from 'node:module';
import { compileCacheEnvironment, compileCacheFolder } from '../../../lib/cli/console/compile-cache';

test.each([
  ['a project', '/home/me/shop/node_modules/cdk8s-gitops', '/home/me/shop/node_modules/.cache/cdk8s-gitops/compile'],
  ['a clone', '/home/me/cdk8s-gitops', '/home/me/cdk8s-gitops/node_modules/.cache/cdk8s-gitops/compile'],
])('in %s, compiled code is kept among its packages', (_, packageFolder, wanted) => {
  expect(compileCacheFolder(packageFolder)).toBe(wanted);
});

test('an app keeps its compiled code there too, if Node.js can do that', () => {
  const names = Object.keys(compileCacheEnvironment());

  expect(names).toEqual('enableCompileCache' in Module ? ['NODE_COMPILE_CACHE'] : []);
});
