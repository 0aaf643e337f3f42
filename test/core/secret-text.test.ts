import { maskSecrets } from '../../lib/core/secret-text';

test.each([
  ['https://me:hunter2@example.com/web', 'https://me:***@example.com/web'],
  ['"me:hunter2@quay.io/argoproj/argocd:v3" as image', '"me:***@quay.io/argoproj/argocd:v3" as image'],
  [':hunter2@redis', ':***@redis'],
])('%s is shown as %s', (text, shown) => {
  expect(maskSecrets(text)).toBe(shown);
});

test.each([
  'quay.io/argoproj/argocd:v3@sha256:0123',
  'git@github.com:acme/web.git',
  'ssh://git@github.com/acme/web.git',
  'npm install cdk8s-gitops@latest',
  'me@example.com',
])('%s is shown as it is', (text) => {
  expect(maskSecrets(text)).toBe(text);
});
