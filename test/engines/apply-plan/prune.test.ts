import { applyPlan } from '../../../lib/engines/apply-plan/apply-plan';
import { parseManifests } from '../../../lib/core/yaml/parse';
import { messageOf } from '../../message-of';

const configMap = (name: string, namespace: string): string =>
  `{ apiVersion: v1, kind: ConfigMap, metadata: { name: ${name}, namespace: ${namespace} } }`;

function planOf(documents: readonly string[], name = 'shop') {
  return applyPlan(parseManifests(documents.join('\n---\n')), { fileOf: () => 'dist/all.yaml', prune: { name } });
}

const argsOf = (documents: readonly string[]): string[] => planOf(documents).steps.map(({ args }) => args.join(' '));

test('the ApplySet of one namespace is a Secret', () => {
  const { steps } = planOf([configMap('a', 'blog'), configMap('b', 'blog')]);

  expect(steps.map(({ command }) => command)).toEqual([
    'kubectl get secret --selector=cdk8s-gitops.internal/app=shop --field-selector=metadata.name=shop --output=name ' +
      '--namespace=blog | grep . || npx cdk8s-gitops apply-plan dist --prune --name=shop --step=1 | kubectl create -f -',
    'KUBECTL_APPLYSET=true kubectl apply --server-side --force-conflicts --prune --applyset=secret/shop ' +
      '--namespace=blog -f dist/all.yaml',
  ]);
});

test('the ApplySet is what kubectl demands', () => {
  const [create] = planOf([configMap('a', 'aa')], 'plan').steps;

  expect(create?.input).toEqual([
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'plan',
        namespace: 'aa',
        labels: {
          'applyset.kubernetes.io/id': expect.stringMatching(/^applyset-[\w-]{43}-v1$/) as string,
          'cdk8s-gitops.internal/app': 'plan',
        },
        annotations: {
          'applyset.kubernetes.io/tooling': 'kubectl/v1.28',
          'applyset.kubernetes.io/contains-group-kinds': '',
        },
      },
    },
  ]);
});

test('the id is the one that kubectl computes', () => {
  const [create] = planOf([configMap('a', 'aa')], 'shop').steps;

  // kubectl 1.36 took this one.
  expect(create?.input?.[0]?.metadata?.labels?.['applyset.kubernetes.io/id']).toBe(
    'applyset-bkPA5E7GVIbRmg--TcnHhXb1uHQBgapEodlaH5u01mk-v1',
  );
});

test('several namespaces have an ApplySet of its own kind, because a Secret can have one namespace only', () => {
  expect(argsOf([configMap('a', 'blog'), configMap('b', 'default')])).toEqual([
    'apply --server-side --force-conflicts -f -',
    'wait --for=condition=Established --timeout=60s crd/applysets.cdk8s-gitops.internal',
    'create -f -',
    'apply --server-side --force-conflicts --prune --applyset=applysets.cdk8s-gitops.internal/shop -f dist/all.yaml',
  ]);
});

test('what is applied before the ApplySet has another manager, so that it keeps the label of the ApplySet', () => {
  const namespace = '{ apiVersion: v1, kind: Namespace, metadata: { name: blog } }';

  expect(argsOf([namespace, configMap('a', 'blog')])[0]).toBe(
    'apply --server-side --force-conflicts --field-manager=cdk8s-gitops -f -',
  );
});

test('the last step applies all objects, also those of earlier steps', () => {
  const namespace = '{ apiVersion: v1, kind: Namespace, metadata: { name: blog } }';

  const { steps } = planOf([namespace, configMap('a', 'blog')]);

  expect(steps.at(-1)?.objects.map(({ kind }) => kind)).toEqual(['Namespace', 'ConfigMap']);
});

test('an object without a namespace must have one', () => {
  expect(messageOf(() => planOf(['{ apiVersion: v1, kind: ConfigMap, metadata: { name: a } }']))).toBe(
    '[ConfigMap/a] Cannot plan how to prune it: it does not name its namespace\n' +
      '  Fix: set metadata.namespace, or give the namespace with --namespace',
  );
});

test('a Secret of the app can not have the name of the ApplySet', () => {
  const secret = '{ apiVersion: v1, kind: Secret, metadata: { name: shop, namespace: blog } }';

  expect(messageOf(() => planOf([secret]))).toBe(
    '[Secret/shop] Cannot plan how to prune: the ApplySet is kept in a Secret of this name\n' +
      '  Fix: give the ApplySet another name with --name',
  );
});

test('the name must be a name of Kubernetes', () => {
  expect(messageOf(() => planOf([configMap('a', 'blog')], 'Shop'))).toBe(
    '[apply-plan] Cannot use "Shop" as prune.name: it must be 1 to 253 lower-case letters, digits, "-" and ".", ' +
      'with a letter or digit at both ends of each part\n  Fix: use "shop"',
  );
});
