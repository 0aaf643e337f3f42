import { type Manifest } from 'cdk8s-gitops';
import { acceptedSources } from './accepted/sources';
import { addCustomResources, foreignGroups } from './accepted/custom-resources';
import { ApiServer, contentType } from './harness/api-server';
import { createNamespace, deleteNamespace } from './harness/namespace';
import { Report } from './harness/report';
import { ResourcePaths } from './harness/resource-path';
import { type Check, ourPod, ourWord, podManifest, container, serviceManifest } from './refused/check';
import { nameChecks } from './refused/name-checks';
import { podSpecChecks } from './refused/pod-spec-checks';
import { probeChecks } from './refused/probe-checks';
import { profileCases } from './refused/profile-cases';
import { runtimeClass } from './refused/rare-spec-cases';
import { workloadChecks } from './refused/workload-checks';

let api: ApiServer;
let paths: ResourcePaths;
let namespace: string;
let removeCustomResources: () => Promise<void>;

beforeAll(async () => {
  api = await ApiServer.connect();
  paths = new ResourcePaths(api);
  namespace = createNamespace('accepted');
  removeCustomResources = await addCustomResources(api);
  await api.send('POST', await paths.of(runtimeClass, { withName: false }), runtimeClass);
}, 120_000);

afterAll(async () => {
  await removeCustomResources();
  await api.send('DELETE', await paths.of(runtimeClass, { withName: true }));
  api.close();
  deleteNamespace(namespace);
});

/** Server-side apply as a dry run: what the server refuses or warns about. */
async function applyDry(manifest: Manifest): Promise<string[]> {
  const path = await paths.of(manifest, { withName: true });
  const query = '?dryRun=All&fieldValidation=Strict&fieldManager=cdk8s-gitops-tests&force=true';
  const { status, body, warnings } = await api.send('PATCH', path + query, manifest, contentType.apply);
  return status < 300 ? [...warnings] : [body.message ?? String(status), ...warnings];
}

/** Creation as a dry run: why the server refuses the object, or undefined if it accepts it. */
async function serverWord(manifest: Manifest, into = namespace): Promise<string | undefined> {
  return create(manifest, into, '?dryRun=All&fieldValidation=Strict');
}

/** Creation and removal. If another Service already has the node port, the server would accept that port. */
async function realServerWord(manifest: Manifest): Promise<string | undefined> {
  const word = await create(manifest, namespace, '?fieldValidation=Strict');
  await api.send('DELETE', await paths.of(inNamespace(manifest, namespace), { withName: true }));
  return word?.includes('provided port is already allocated') === true ? undefined : word;
}

async function create(manifest: Manifest, into: string, query: string): Promise<string | undefined> {
  const object = inNamespace(manifest, into);
  const path = await paths.of(object, { withName: false });
  const { status, body } = await api.send('POST', path + query, object);
  return status < 300 ? undefined : (body.message ?? String(status));
}

function inNamespace(manifest: Manifest, into: string): Manifest {
  return { ...manifest, metadata: { ...manifest.metadata, namespace: into } };
}

/** The namespace for objects: the chapter's own, or one with the Pod Security labels of the Namespace among them. */
function namespaceFor(objects: readonly Manifest[]): { readonly name: string; readonly remove: () => void } {
  const labels = objects.flatMap(({ kind, metadata }) =>
    kind === 'Namespace' ? Object.entries(metadata?.labels ?? {}) : [],
  );
  const security = labels.filter(([key]) => key.startsWith('pod-security.kubernetes.io/'));
  if (security.length === 0) {
    return { name: namespace, remove: () => undefined };
  }
  const name = createNamespace('accepted', Object.fromEntries(security));
  return { name, remove: () => deleteNamespace(name) };
}

/** The minor version of the server: 35 of 1.35.4. */
async function serverMinor(): Promise<number> {
  const { minor } = await api.get<{ minor: string }>('/version');
  return parseInt(minor, 10);
}

/** Objects without those of other projects that this cluster does not have. */
async function knownOf(objects: readonly Manifest[]): Promise<Manifest[]> {
  const known = await Promise.all(objects.map((manifest) => paths.knows(manifest)));
  return objects.filter(
    ({ apiVersion }, index) => known[index] || !foreignGroups.includes(apiVersion.split('/')[0] ?? ''),
  );
}

/** Errors and warnings of the server about objects. If another Service has the node port, that is not an error. */
async function wordsTo(objects: readonly Manifest[]): Promise<string[]> {
  const own = namespaceFor(objects);
  const answers: string[] = [];
  for (const manifest of objects) {
    const words = await applyDry((await paths.isNamespaced(manifest)) ? inNamespace(manifest, own.name) : manifest);
    answers.push(...words.map((word) => `${manifest.kind}/${manifest.metadata?.name ?? ''}: ${word}`));
  }
  own.remove();
  return answers.filter((answer) => !answer.includes('provided port is already allocated'));
}

describe('every object that we make is accepted without a warning', () => {
  const report = new Report('accepted', 'Accepted by the API server', [
    'source',
    'objects',
    'kinds that this cluster lacks',
    'refused or warned about',
  ]);
  afterAll(() => report.write());

  test.each(acceptedSources())(
    '$name',
    async ({ name, manifests }) => {
      const objects = manifests();
      const known = await knownOf(objects);
      const found = await wordsTo(known);
      const left = objects.filter((object) => !known.includes(object)).map(({ kind }) => kind);
      report.add(name, known.length, [...new Set(left)].join(', '), found.length === 0 ? 'none' : found.join('; '));

      expect(objects.length).toBeGreaterThan(0);
      expect(found).toEqual([]);
    },
    120_000,
  );
});

test('warnings of the server are noticed', async () => {
  const manifest = inNamespace(podManifest({ nodeSelector: { 'beta.kubernetes.io/arch': 'amd64' } }), namespace);

  expect(await applyDry(manifest)).toEqual([expect.stringContaining('deprecated since v1.14')]);
  expect(await applyDry({ ...manifest, spec: { ...(manifest.spec as object), surprise: true } })).toEqual([
    expect.stringContaining('surprise'),
  ]);
});

test('server-side apply refuses a container with the same port twice', async () => {
  const ports = [{ containerPort: 80 }, { containerPort: 80, protocol: 'TCP' }];
  const manifest = inNamespace(podManifest({ containers: [container({ ports })] }), namespace);

  expect(await applyDry(manifest)).toEqual([expect.stringContaining('duplicate entries for key')]);
  expect(ourWord({ value: 0, manifest, ours: ourPod({ containers: [container({ ports })] }) })).toContain('80/TCP');
});

describe('what we refuse', () => {
  const report = new Report('refused', 'Refused values, and what the server says to them', [
    'field',
    'value',
    'rule',
    'we say',
    'the server says',
  ]);
  afterAll(() => report.write());

  const shown = (value: unknown): string => {
    const text = value === undefined ? '(left out)' : JSON.stringify(value);
    return text.length > 60 ? `${text.slice(0, 40)} … (${text.length} characters)` : text;
  };

  async function compare({ field, rule, values, isReal = false, relaxedSince = Infinity }: Check): Promise<string[]> {
    const differences: string[] = [];
    const isRelaxed = (await serverMinor()) >= relaxedSince;
    for (const checked of values) {
      const us = ourWord(checked);
      const server = await (isReal ? realServerWord(checked.manifest) : serverWord(checked.manifest));
      const name = rule === 'kubernetes' ? "Kubernetes'" : `ours: ${rule.ours}`;
      report.add(field, shown(checked.value), name, us ?? 'taken', server?.slice(0, 300) ?? 'taken');
      const isRight =
        rule === 'kubernetes' && !isRelaxed
          ? (us === undefined) === (server === undefined)
          : us !== undefined && server === undefined;
      if (!isRight) {
        differences.push(`${shown(checked.value)}: we say ${us ?? 'yes'}, the server says ${server ?? 'yes'}`);
      }
    }
    return differences;
  }

  const allChecks = [...nameChecks, ...probeChecks, ...workloadChecks, ...podSpecChecks];

  test.each(
    allChecks.map((check) => ({ ...check, whose: check.rule === 'kubernetes' ? "Kubernetes' rule" : 'our rule' })),
  )('$field: $whose', async (check) => {
    expect(await compare(check)).toEqual([]);
  });

  test('a nodePort that another Service has', async () => {
    const port = { targetPort: 8080 };
    const first = { ...serviceManifest(port, { type: 'NodePort' }, { name: 'first', namespace }) };
    const made = await api.send('POST', `/api/v1/namespaces/${namespace}/services`, first);
    const { ports } = made.body.spec as { ports: { nodePort: number }[] };
    const nodePort = ports[0]?.nodePort;

    expect(
      await serverWord(serviceManifest({ ...port, nodePort }, { type: 'NodePort' }, { name: 'second' })),
    ).toContain('provided port is already allocated');
  });

  test('a misspelt field, which the server drops unless it is asked to be strict', async () => {
    const manifest = podManifest({ nodeSelectr: { disk: 'ssd' } });
    const path = `/api/v1/namespaces/${namespace}/pods?dryRun=All`;

    const loose = await api.send('POST', `${path}&fieldValidation=Ignore`, manifest);

    expect(ourWord({ value: 0, manifest, ours: ourPod({ nodeSelectr: { disk: 'ssd' } }) })).toBe(
      'Cannot use nodeSelectr: the field is unknown',
    );
    expect([loose.status, loose.warnings]).toEqual([201, []]);
    expect(await serverWord(manifest)).toContain('unknown field "spec.nodeSelectr"');
  });
});

describe('Pod Security', () => {
  const spaces = new Map<string, string>();
  beforeAll(() => {
    for (const profile of ['baseline', 'restricted']) {
      const labels = { 'pod-security.kubernetes.io/enforce': profile, 'pod-security.kubernetes.io/warn': profile };
      spaces.set(profile, createNamespace(`accepted-${profile}`, labels));
    }
  });
  afterAll(() => spaces.forEach((space) => deleteNamespace(space)));

  test.each(profileCases)('$profile: $name', async ({ profile, spec, manifestSpec }) => {
    const containers = [container()];
    const us = ourWord({ value: 0, manifest: podManifest(), ours: ourPod({ containers, ...spec, profile }) });
    const server = await serverWord(podManifest(manifestSpec), spaces.get(profile));

    expect([us !== undefined, server ?? 'taken']).toEqual([true, expect.stringContaining('violates PodSecurity')]);
  });
});
