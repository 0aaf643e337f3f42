import { compileCacheFolder } from '../../../lib/cli/console/compile-cache';

test.each([
  ['a project', '/home/me/shop/node_modules/cdk8s-gitops', '/home/me/shop/node_modules/.cache/cdk8s-gitops/compile'],
  ['a clone', '/home/me/cdk8s-gitops', '/home/me/cdk8s-gitops/node_modules/.cache/cdk8s-gitops/compile'],
])('in %s, compiled code is kept among its packages', (_, packageFolder, wanted) => {
  expect(compileCacheFolder(packageFolder)).toBe(wanted);
});
