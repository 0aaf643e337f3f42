import { type Manifest } from '../../../../lib/core/manifest';
import { withArgoCdHooks } from '../../../../lib/engines/helm/output/argo-cd-hooks';

function job(annotations: Record<string, string> | undefined): Manifest {
  return { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'a', ...(annotations && { annotations }) } };
}

function translate(annotations: Record<string, string>): unknown {
  return withArgoCdHooks([job(annotations)]).map(({ metadata }) => metadata?.annotations);
}

test('the arguments are not changed', () => {
  const manifest = job({ 'helm.sh/hook': 'pre-install', 'helm.sh/hook-weight': '1' });
  const before = structuredClone(manifest);

  withArgoCdHooks([manifest]);

  expect(manifest).toEqual(before);
});

test.each([
  ['pre-install', 'PreSync'],
  ['pre-install,pre-upgrade', 'PreSync'],
  ['post-install, Post-Upgrade', 'PostSync'],
  ['pre-delete', 'PreDelete'],
  ['post-delete', 'PostDelete'],
  ['pre-install,post-install,post-delete', 'PreSync,PostSync,PostDelete'],
  ['pre-upgrade,pre-rollback', 'PreSync'],
])('the hook %s is %s', (hook, phase) => {
  expect(translate({ 'helm.sh/hook': hook })).toEqual([{ 'argocd.argoproj.io/hook': phase }]);
});

test('a hook for rollbacks only is left out', () => {
  expect(translate({ 'helm.sh/hook': 'pre-rollback, post-rollback' })).toEqual([]);
});

test('the weight is the wave, and delete policies are translated', () => {
  const hook = {
    'helm.sh/hook': 'post-install',
    'helm.sh/hook-weight': '+05',
    'helm.sh/hook-delete-policy': 'before-hook-creation, hook-succeeded,hook-failed',
  };

  expect(translate(hook)).toEqual([
    {
      'argocd.argoproj.io/hook': 'PostSync',
      'argocd.argoproj.io/sync-wave': '5',
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation,HookSucceeded,HookFailed',
    },
  ]);
});

test('annotations of Argo CD that the chart sets stay', () => {
  const hook = {
    'helm.sh/hook': 'post-install',
    'argocd.argoproj.io/hook': 'Sync',
    'helm.sh/resource-policy': 'keep',
    'argocd.argoproj.io/sync-options': 'Prune=false',
  };

  expect(translate(hook)).toEqual([
    { 'argocd.argoproj.io/hook': 'Sync', 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' },
  ]);
});

test('objects that are not hooks stay as they are, and weights mean nothing for them', () => {
  const manifests = [job(undefined), job({ 'helm.sh/hook-weight': '1' })];

  expect(withArgoCdHooks(manifests)).toEqual(manifests);
});
