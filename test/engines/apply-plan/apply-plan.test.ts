import { applyPlan, type ApplyPlanOptions } from '../../../lib/engines/apply-plan/apply-plan';
import { type Manifest } from '../../../lib/core/manifest';
import { parseManifests } from '../../../lib/core/yaml/parse';
import { messageOf } from '../../message-of';

type Files = Readonly<Record<string, string>>;

/** The plan of the objects in files, each a text of YAML. */
function planOf(files: Files, options: ApplyPlanOptions = {}) {
  const fileOf = new Map(
    Object.entries(files).flatMap(([file, yaml]) => parseManifests(yaml).map((manifest) => [manifest, file] as const)),
  );
  return applyPlan([...fileOf.keys()], { fileOf: (manifest) => fileOf.get(manifest), ...options });
}

const commandsOf = (...given: Parameters<typeof planOf>): string[] =>
  planOf(...given).steps.map(({ command }) => command);

const apply = 'kubectl apply --server-side --force-conflicts';
const namespace = '{ apiVersion: v1, kind: Namespace, metadata: { name: shop } }';
const settings = '{ apiVersion: v1, kind: ConfigMap, metadata: { name: settings, namespace: shop } }';
const crd = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: prices.example.com }
spec: { group: example.com, scope: Namespaced, names: { kind: Price } }`;
const price = '{ apiVersion: example.com/v1, kind: Price, metadata: { name: tea, namespace: shop } }';
const waitForPrices =
  'until kubectl wait --for=condition=Established --timeout=60s crd/prices.example.com; do sleep 1; done';
const pod = (extra = ''): string =>
  `{ apiVersion: v1, kind: Pod, metadata: { name: web, namespace: shop }, spec: { containers: [], ${extra} } }`;
const account = '{ apiVersion: v1, kind: ServiceAccount, metadata: { name: bot, namespace: shop } }';
const list = (...documents: string[]): string => documents.join('\n---\n');

test('a plan does not change the manifests', () => {
  const manifests: Manifest[] = parseManifests(
    list(price, crd, '{ apiVersion: v1, kind: Pod, metadata: { name: a } }'),
  );
  const before = JSON.stringify(manifests);

  applyPlan(manifests, { namespace: 'shop', prune: { name: 'shop' } });

  expect(JSON.stringify(manifests)).toBe(before);
});

test('CRDs come first, then namespaces, then all others', () => {
  const files = { 'dist/a.yaml': price, 'dist/b.yaml': namespace, 'dist/c.yaml': crd };

  expect(commandsOf(files)).toEqual([
    `${apply} -f dist/c.yaml`,
    waitForPrices,
    `${apply} -f dist/b.yaml`,
    `${apply} -f dist/a.yaml`,
  ]);
});

test('a file with CRDs is applied as a whole if nothing in it needs them', () => {
  expect(commandsOf({ 'dist/all.yaml': list(namespace, crd, settings) })).toEqual([
    `${apply} -f dist/all.yaml`,
    waitForPrices,
  ]);
});

test('a file with CRDs and their objects is split by the command itself', () => {
  const { steps } = planOf({ 'dist/all.yaml': list(namespace, crd, price) });

  expect(steps.map(({ command }) => command)).toEqual([
    `npx cdk8s-gitops apply-plan dist --step=1 | ${apply} -f -`,
    waitForPrices,
    `npx cdk8s-gitops apply-plan dist --step=3 | ${apply} -f -`,
  ]);
  expect(steps.map(({ input }) => input?.map(({ kind }) => kind))).toEqual([
    ['CustomResourceDefinition'],
    undefined,
    ['Namespace', 'Price'],
  ]);
});

test('what is in no file comes from the command, in its place among the files', () => {
  const files = { 'dist/a.yaml': namespace, 'dist/b.yaml': pod('serviceAccountName: bot'), 'built/c.yaml': account };
  const fileOf = new Map(
    Object.entries(files).map(([file, yaml]) => [parseManifests(yaml)[0], file.startsWith('dist') ? file : undefined]),
  );

  const { steps } = applyPlan([...fileOf.keys()], { fileOf: (manifest) => fileOf.get(manifest) });

  expect(steps.map(({ command }) => command)).toEqual([
    `${apply} -f dist/a.yaml`,
    `npx cdk8s-gitops apply-plan dist --step=2 | ${apply} -f - -f dist/b.yaml`,
  ]);
  expect(steps[1]?.input?.map(({ kind }) => kind)).toEqual(['ServiceAccount']);
});

test('a file comes after the file that it needs, and otherwise in the given order', () => {
  const files = {
    'dist/a.yaml': pod('serviceAccountName: bot'),
    'dist/b.yaml': settings,
    'dist/c.yaml': account,
    'dist/d.yaml': list(namespace, '{ apiVersion: v1, kind: ConfigMap, metadata: { name: more, namespace: shop } }'),
  };

  expect(commandsOf(files)).toEqual([`${apply} -f dist/d.yaml -f dist/b.yaml -f dist/c.yaml -f dist/a.yaml`]);
});

test('if no order of the files works, the objects are put in order', () => {
  const files = {
    'dist/a.yaml': list(pod('serviceAccountName: bot'), settings),
    'dist/b.yaml': list(account, namespace),
  };

  const [step, ...others] = planOf(files).steps;

  expect(others).toEqual([]);
  expect(step?.command).toBe(`npx cdk8s-gitops apply-plan dist --step=1 | ${apply} -f -`);
  expect(step?.objects.map(({ kind }) => kind)).toEqual(['Namespace', 'ServiceAccount', 'ConfigMap', 'Pod']);
  expect(step?.input?.map(({ kind }) => kind)).toEqual(['Namespace', 'ServiceAccount', 'ConfigMap', 'Pod']);
});

test('webhooks come last, because they can refuse the others', () => {
  const webhook =
    '{ apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, metadata: { name: w } }';
  const gate = settings.replace('settings', 'gate').replace('shop', 'default');

  expect(commandsOf({ 'dist/a.yaml': webhook, 'dist/b.yaml': gate })).toEqual([
    `${apply} -f dist/b.yaml -f dist/a.yaml`,
  ]);
});

test('webhooks in a file of CRDs come after all others too', () => {
  const webhook =
    '{ apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, metadata: { name: w } }';
  const gate = settings.replace('settings', 'gate').replace('shop', 'default');

  const { steps } = planOf({ 'dist/a.yaml': list(crd, webhook), 'dist/b.yaml': gate });

  expect(steps.map(({ objects }) => objects.map(({ kind }) => kind))).toEqual([
    ['CustomResourceDefinition'],
    [],
    ['ConfigMap', 'ValidatingWebhookConfiguration'],
  ]);
});

test('a Pod in a file of CRDs waits for the account that the cluster makes', () => {
  const { steps } = planOf({ 'dist/a.yaml': list(crd, namespace, pod()) });

  expect(steps.map(({ title }) => title)).toEqual([
    'Apply 1 CustomResourceDefinition',
    'Wait until the API server serves its kind',
    'Apply 1 Namespace',
    'Wait until Namespace shop has an account for Pods',
    'Apply 1 object',
  ]);
});

test('a token comes after its account, because a cluster deletes the token of an account that is not there', () => {
  const token = `
type: kubernetes.io/service-account-token
apiVersion: v1
kind: Secret
metadata: { name: token, namespace: default, annotations: { kubernetes.io/service-account.name: bot } }`;

  expect(commandsOf({ 'dist/a.yaml': token, 'dist/b.yaml': account.replace('shop', 'default') })).toEqual([
    `${apply} -f dist/b.yaml -f dist/a.yaml`,
  ]);
});

test('a kind of another group with the same name is another kind', () => {
  const other = account.replace('apiVersion: v1', 'apiVersion: example.com/v1').replace('shop', 'default');
  const files = {
    'dist/a.yaml': other,
    'dist/b.yaml': pod('serviceAccountName: bot').replace('shop', 'default'),
    'dist/c.yaml': account.replace('shop', 'default'),
  };

  expect(commandsOf(files)).toEqual([`${apply} -f dist/a.yaml -f dist/c.yaml -f dist/b.yaml`]);
});

test('an account can have the old name of the field', () => {
  const files = {
    'dist/a.yaml': pod('serviceAccount: bot, serviceAccountName: ""').replace('shop', 'default'),
    'dist/b.yaml': account.replace('shop', 'default'),
  };

  expect(commandsOf(files)).toEqual([`${apply} -f dist/b.yaml -f dist/a.yaml`]);
});

test.each([
  ['a b.yaml', "'a b.yaml'"],
  ['a,b.yaml', `'"a,b.yaml"'`],
  ['"a".yaml', `'"""a"".yaml"'`],
  ["a'\nb.yaml", `'"a'\\''\nb.yaml"'`],
  ['-a.yaml', './-a.yaml'],
  ['-', './-'],
])('kubectl reads one file, whatever its name: %j', (file, word) => {
  expect(commandsOf({ [file]: settings })).toEqual([`${apply} -f ${word}`]);
});

test('a folder whose name begins with a dash is not an option', () => {
  const [step] = applyPlan(parseManifests(settings), { directory: '-x' }).steps;

  expect(step?.command).toBe(`npx cdk8s-gitops apply-plan ./-x --step=1 | ${apply} -f -`);
});

test('a Pod in a new namespace waits for the account that the cluster makes', () => {
  expect(commandsOf({ 'dist/a.yaml': namespace, 'dist/b.yaml': pod() })).toEqual([
    `${apply} -f dist/a.yaml`,
    'until kubectl get serviceaccount default --output=name --namespace=shop; do sleep 1; done',
    `${apply} -f dist/b.yaml`,
  ]);
});

test('objects that are not in files are read from the command', () => {
  const [step] = applyPlan(parseManifests(settings), { directory: 'out put', program: ['gitops'] }).steps;

  expect(step?.command).toBe(`gitops apply-plan 'out put' --step=1 | ${apply} -f -`);
});

test('many files are read from the command, so that it can be read', () => {
  const many = Array.from({ length: 21 }, (_, index) => [
    `dist/${index}.yaml`,
    settings.replace('settings', `s${index}`),
  ]);

  expect(commandsOf(Object.fromEntries(many) as Files)).toEqual([
    `npx cdk8s-gitops apply-plan dist --step=1 | ${apply} -f -`,
  ]);
});

test('the cluster is in every command that asks it', () => {
  const commands = commandsOf({ 'dist/a.yaml': crd }, { context: 'dev', kubeconfig: 'kube config' });

  expect(commands).toEqual([
    `${apply} -f dist/a.yaml --context=dev '--kubeconfig=kube config'`,
    waitForPrices.replace('; do', " --context=dev '--kubeconfig=kube config'; do"),
  ]);
});

describe('the namespace of objects that do not name one', () => {
  const open = '{ apiVersion: v1, kind: ConfigMap, metadata: { name: open } }';

  test('is set by a flag of kubectl if all objects are in it', () => {
    const files = { 'dist/a.yaml': list(namespace, settings, open) };

    expect(commandsOf(files, { namespace: 'shop' })).toEqual([`${apply} -f dist/a.yaml --namespace=shop`]);
  });

  test('is written into the objects if others are elsewhere', () => {
    const [step] = planOf({ 'dist/a.yaml': list(namespace, settings, open) }, { namespace: 'blog' }).steps;

    expect(step?.command).toBe(`npx cdk8s-gitops apply-plan dist --namespace=blog --step=1 | ${apply} -f -`);
    expect(step?.input?.map(({ metadata }) => metadata?.namespace)).toEqual([undefined, 'shop', 'blog']);
  });

  test('is also that of a kind of which it is not known whether it is in namespaces', () => {
    const custom = '{ apiVersion: other.example.com/v1, kind: Price, metadata: { name: tea } }';
    const [step] = planOf({ 'dist/a.yaml': list(settings, custom) }, { namespace: 'blog' }).steps;

    expect(step?.input?.map(({ metadata }) => metadata?.namespace)).toEqual(['shop', 'blog']);
  });

  test('is also that of objects that name an empty one', () => {
    const empty = open.replace('name: open', 'name: open, namespace: ""');
    const [step] = planOf({ 'dist/a.yaml': list(settings, empty) }, { namespace: 'blog' }).steps;

    expect(step?.input?.map(({ metadata }) => metadata?.namespace)).toEqual(['shop', 'blog']);
  });

  test('is left to kubectl if it is not given', () => {
    expect(commandsOf({ 'dist/a.yaml': list(namespace, settings, open) })).toEqual([`${apply} -f dist/a.yaml`]);
  });
});

test('a namespace that is missing is a warning, unless every cluster has it', () => {
  const inDefault = settings.replace('shop', 'default');

  const { warnings } = planOf({ 'dist/a.yaml': list(settings, inDefault) });

  expect(warnings.map(({ what, fix }) => [what, fix])).toEqual([
    [
      'Objects are in Namespace shop, which is not among them: it must be there',
      'add the Namespace to the app, or run kubectl create namespace shop',
    ],
  ]);
});

test('objects without a name are refused', () => {
  const job = '{ apiVersion: batch/v1, kind: Job, metadata: { generateName: load- } }';

  expect(messageOf(() => planOf({ 'dist/a.yaml': list(settings, job) }))).toBe(
    '[Job/load-] Cannot apply it: kubectl apply needs its name\n' +
      '  Fix: give it a name, or create it with kubectl create',
  );
});

test('an object that is there twice with another content is refused, as in an output with several targets', () => {
  const other = settings.replace('apiVersion: v1,', 'apiVersion: v1, data: { a: b },');

  expect(messageOf(() => planOf({ 'dist/dev/a.yaml': settings, 'dist/prod/a.yaml': other }))).toBe(
    '[ConfigMap/settings] Cannot apply it to Namespace shop: it is there twice, and the two are different\n' +
      '  Fix: apply the folder of one target, or remove one of the two',
  );
});

test.each([
  ['with the same content', settings],
  ['in another namespace', settings.replace('namespace: shop', 'namespace: bar')],
])('an object may be there twice %s', (_name, other) => {
  const { steps } = planOf({ 'dist/dev/a.yaml': settings, 'dist/prod/a.yaml': other });

  expect(steps.map(({ title }) => title)).toEqual(['Apply 2 objects']);
});

test('a plan for nothing is refused, since it could prune everything', () => {
  expect(messageOf(() => applyPlan([], { prune: { name: 'shop' } }))).toBe(
    '[apply-plan] Cannot apply: there are no objects\n  Fix: run cdk8s-gitops synth',
  );
});
