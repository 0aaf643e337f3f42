import { compileTarget, type PatchTarget } from '../../../lib/core/patch/selector';
import { findingsOf } from '../../../lib/core/fault';
import { messageOf } from '../../message-of';
import { GitOpsError, type Manifest } from 'cdk8s-gitops';

const web: Manifest = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web-1', namespace: 'shop', labels: { app: 'web' }, annotations: { owner: 'ada' } },
};

function selects(target: PatchTarget, manifest = web): boolean {
  const compiled = compileTarget(target);
  if (!('matches' in compiled)) {
    throw new GitOpsError(findingsOf('target', compiled));
  }
  return compiled.matches(manifest);
}

describe('compileTarget', () => {
  test.each<PatchTarget>([
    {},
    { kind: 'Deployment' },
    { kind: 'Deployment|StatefulSet' },
    { group: 'apps', version: 'v1' },
    { name: 'web-.*' },
    { name: 'web.1' },
    { name: '(?i)WEB-1' },
    { namespace: 'shop' },
    { labelSelector: 'app=web', annotationSelector: 'owner in (ada)' },
  ])('%j selects', (target) => {
    expect(selects(target)).toBe(true);
  });

  test.each<PatchTarget>([
    { kind: 'deployment' },
    { name: 'web' },
    { name: 'b-1' },
    { name: 'web-*' },
    { namespace: 'default' },
    { group: 'batch' },
    { kind: 'Deployment', labelSelector: 'app=api' },
    { annotationSelector: '!owner' },
  ])('%j does not select', (target) => {
    expect(selects(target)).toBe(false);
  });

  test('treats an object without a namespace as one in default', () => {
    expect(selects({ namespace: 'default' }, { ...web, metadata: { name: 'web' } })).toBe(true);
  });

  test('reports every expression that cannot be read', () => {
    expect(messageOf(() => selects({ kind: '*', name: '(?=web)', labelSelector: 'app in' }))).toMatchInlineSnapshot(`
     "[target] Cannot read the regular expression '*': missing argument to repetition operator: \`*\` (kind)
       Fix: use the syntax of Go, without lookaround and backreferences; put a backslash before a special character
     [target] Cannot read the regular expression '(?=web)': invalid or unsupported Perl syntax: \`(?=\` (name)
       Fix: use the syntax of Go, without lookaround and backreferences; put a backslash before a special character
     [target] Cannot read the selector 'app in': found the end, expected ( (labelSelector)
       Fix: write it like app=web,tier in (front,back),!legacy"
    `);
  });

  test('is not slowed down by an expression that makes other engines hang', () => {
    const name = 'a'.repeat(30);

    expect(selects({ name: '(a+)+b' }, { ...web, metadata: { name } })).toBe(false);
  });
});
