import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { ArgoCdCrds, ArgoCdInstall, type Manifest, parseManifests } from 'cdk8s-gitops';
import { defaultArgoCdVersion, imagesOf } from '../../../lib/constructs/argo-cd/release/release';
import { messageOf } from '../../message-of';
import { find, labels, render, type Loose } from './render';

test('a plugin is a sidecar of the repo server with its own folder for temporary files', () => {
  const spec = { generate: { command: ['sh', '-c', 'tk show'] } };
  const manifests = render({ plugins: { tanka: { image: 'example.com/tanka:1', spec } } });
  const { containers, volumes } = find(manifests, 'Deployment', 'argocd-repo-server').spec.template.spec;

  expect(containers[1]).toMatchObject({
    name: 'tanka',
    image: 'example.com/tanka:1',
    command: ['/var/run/argocd/argocd-cmp-server'],
    securityContext: { runAsNonRoot: true, runAsUser: 999 },
    volumeMounts: [
      { name: 'var-files', mountPath: '/var/run/argocd' },
      { name: 'plugins', mountPath: '/home/argocd/cmp-server/plugins' },
      { name: 'cmp-tanka-tmp', mountPath: '/tmp' },
      { name: 'argocd-cmp-cm', mountPath: '/home/argocd/cmp-server/config/plugin.yaml', subPath: 'tanka.yaml' },
    ],
  });
  expect(volumes).toContainEqual({ name: 'cmp-tanka-tmp', emptyDir: {} });
  expect(parseManifests(find(manifests, 'ConfigMap', 'argocd-cmp-cm').data['tanka.yaml'] as unknown as string)).toEqual(
    [{ apiVersion: 'argoproj.io/v1alpha1', kind: 'ConfigManagementPlugin', metadata: { name: 'tanka' }, spec }],
  );
});

test('styles are mounted and set in argocd-cm', () => {
  const manifests = render({ ui: { styles: '.sidebar { background: red }' } });
  const { volumeMounts } = find(manifests, 'Deployment', 'argocd-server').spec.template.spec.containers[0];

  expect(find(manifests, 'ConfigMap', 'argocd-cm').data['ui.cssurl']).toBe('./custom/styles.css');
  expect(find(manifests, 'ConfigMap', 'argocd-styles-cm').data).toEqual({
    'styles.css': '.sidebar { background: red }',
  });
  expect(volumeMounts).toContainEqual({ name: 'styles', mountPath: '/shared/app/custom' });
});

test('notifications are keys of their ConfigMap', () => {
  const { data } = find(
    render({
      notifications: {
        notifiers: { slack: { token: '$slack-token' } },
        templates: { synced: { message: 'done' } },
        triggers: { 'on-synced': [{ when: 'true', send: ['synced'] }] },
        subscriptions: [{ recipients: ['slack:ops'], triggers: ['on-synced'] }],
      },
    }),
    'ConfigMap',
    'argocd-notifications-cm',
  );

  expect(Object.keys(data).sort()).toEqual(['service.slack', 'subscriptions', 'template.synced', 'trigger.on-synced']);
  expect(data['service.slack']).toBe('token: "$slack-token"\n');
});

test('each component with metrics gets a monitor that finds its Service', () => {
  const manifests = render({ metrics: { serviceMonitors: { labels: { release: 'prometheus' } } }, hydrator: true });
  const monitors = manifests.filter(({ kind }) => kind === 'ServiceMonitor') as unknown as Loose[];
  const services = manifests.filter(({ kind }) => kind === 'Service') as unknown as Loose[];

  expect(monitors).toHaveLength(7);
  for (const { spec, metadata } of monitors) {
    const name = spec.selector.matchLabels['app.kubernetes.io/name'];
    const service = services.find((each) => each.metadata.labels['app.kubernetes.io/name'] === name);
    expect(service?.spec.ports).toContainEqual(expect.objectContaining({ name: spec.endpoints[0].port }));
    expect(metadata.labels).toMatchObject({ release: 'prometheus' });
  }
});

test('network policies can be left out, or deny by default', () => {
  const policies = (networkPolicies: 'none' | 'default-deny') =>
    labels(render({ networkPolicies })).filter((label) => label.startsWith('NetworkPolicy'));

  expect(policies('none')).toEqual([]);
  expect(policies('default-deny')).toHaveLength(8);
});

test('rules can be added to the roles of Kubernetes', () => {
  const role = find(render({ aggregateRoles: true }), 'ClusterRole', 'argocd-aggregate-to-view');

  expect(role.metadata.labels).toMatchObject({ 'rbac.authorization.k8s.io/aggregate-to-view': 'true' });
  expect(role.rules).toEqual([
    {
      apiGroups: ['argoproj.io'],
      resources: ['applications', 'applicationsets', 'appprojects'],
      verbs: ['get', 'list', 'watch'],
    },
  ]);
});

test('known hosts are added to the well-known hosts', () => {
  const line = 'git.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHdkRnkD9VdCTYKvNQTNTDCpPjyQqqQ5Mu/4WC5uUbpo';
  const before = find(render(), 'ConfigMap', 'argocd-ssh-known-hosts-cm').data.ssh_known_hosts;
  const after = find(render({ sshKnownHosts: [line] }), 'ConfigMap', 'argocd-ssh-known-hosts-cm').data.ssh_known_hosts;

  expect(after).toBe(`${before as unknown as string}${line}\n`);
});

test('a private key in the certificates is refused, and is not in the message', () => {
  const pem = '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----';

  expect(messageOf(() => render({ tlsCertificates: { 'git.example.com': pem } }))).toBe(
    '[chart/argocd] Cannot use this value as tlsCertificates["git.example.com"]: it must be certificates in PEM and nothing ' +
      'else\n  Fix: use the text from -----BEGIN CERTIFICATE----- on',
  );
});

describe('a defect of upstream', () => {
  test('is fixed on request: Pods have the label by which they are kept apart', () => {
    const { labels: podLabels } = find(render({ fixes: ['anti-affinity'] }), 'Deployment', 'argocd-server').spec
      .template.metadata;

    expect(podLabels).toEqual({ 'app.kubernetes.io/name': 'argocd-server', 'app.kubernetes.io/part-of': 'argocd' });
  });

  test('is fixed on request: the Service that the controller names exists', () => {
    const service = find(render({ fixes: 'all' }), 'Service', 'argocd-application-controller');

    expect(service.spec).toMatchObject({ clusterIP: 'None' });
  });

  test('is fixed on request: the address for metrics becomes an argument', () => {
    const props = { params: { 'server.metrics.listen.address': '127.0.0.1' }, fixes: 'all' } as const;
    const [{ args, env }] = find(render(props), 'Deployment', 'argocd-server').spec.template.spec
      .containers as unknown as { args: string[]; env: { name: string }[] }[];

    expect(args).toEqual(['/usr/local/bin/argocd-server', '--metrics-address=127.0.0.1']);
    expect(env.map(({ name }) => name)).not.toContain('ARGOCD_SERVER_METRICS_LISTEN_ADDRESS');
  });

  test('is reported if it would make a setting do nothing', () => {
    expect(messageOf(() => render({ params: { 'server.metrics.listen.address': '127.0.0.1' } }))).toBe(
      '[chart/argocd] Cannot use params["server.metrics.listen.address"]: upstream uses it as the name of a flag, and ' +
        "ignores it\n  Fix: add fixes: ['server-metrics-address']",
    );
  });

  test('can be fixed by its name only', () => {
    expect(messageOf(() => render({ fixes: ['anti-afinity'] as never }))).toBe(
      '[chart/argocd] Cannot use "anti-afinity" as fixes[0]: it must be one of "anti-affinity", "controller-service", ' +
        '"server-metrics-address", "commit-server-linux"\n  Fix: use "anti-affinity"',
    );
  });
});

describe('patches', () => {
  test('change any object, by its name in the namespace of the install', () => {
    const patch = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'argocd-server' },
      spec: { minReadySeconds: 10 },
    };

    expect(
      find(render({ patches: [{ patch }], namespace: 'gitops' }), 'Deployment', 'argocd-server').spec,
    ).toMatchObject({
      minReadySeconds: 10,
      selector: { matchLabels: { 'app.kubernetes.io/name': 'argocd-server' } },
    });
  });

  test('can be text with several objects, in that namespace too', () => {
    const text = (name: string) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\nspec:\n  minReadySeconds: 10\n`;
    const manifests = render({ patches: [{ patch: `${text('argocd-server')}---\n${text('argocd-redis')}` }] });

    for (const name of ['argocd-server', 'argocd-redis']) {
      expect(find(manifests, 'Deployment', name).spec.minReadySeconds).toBe(10);
    }
  });

  test('merge containers by name', () => {
    const patch = { spec: { template: { spec: { containers: [{ name: 'argocd-server', tty: true }] } } } };
    const patches = [{ target: { kind: 'Deployment', name: 'argocd-server' }, patch }];
    const [container] = find(render({ patches }), 'Deployment', 'argocd-server').spec.template.spec
      .containers as unknown as Loose[];

    expect(container).toMatchObject({ tty: true, image: imagesOf(defaultArgoCdVersion).argocd });
  });

  test('that match nothing are an error', () => {
    const patches = [{ target: { kind: 'Deployment', name: 'argocd-serve' }, patch: { spec: { paused: true } } }];

    expect(messageOf(() => render({ patches }))).toMatch(
      /^\[chart\/argocd] Cannot apply patches\[0]: no object matches .*argocd-serve/,
    );
  });
});

test('getApiObject gives an object that can still be changed', () => {
  const install = new ArgoCdInstall(new Chart(new App(), 'chart'), 'argocd');

  install.getApiObject('Deployment', 'argocd-server').metadata.addAnnotation('team', 'platform');

  const server = install.apiObjects.map((object) => object.toJson() as Manifest);
  expect(find(server, 'Deployment', 'argocd-server').metadata.annotations).toEqual({ team: 'platform' });
});

describe('manageItself', () => {
  const props = { repoURL: 'https://git.example.com/ops.git', path: 'argo-cd', targetRevision: 'main' };
  const manage = () => {
    const install = new ArgoCdInstall(new Chart(new App(), 'chart'), 'argocd', { namespace: 'gitops' });
    install.manageItself(props);
    return install.apiObjects.map((object) => object.toJson() as Manifest);
  };

  test('refuses an unknown prop', () => {
    const install = new ArgoCdInstall(new Chart(new App(), 'chart'), 'argocd');
    const misspelt = { ...props, inclde: 'argo-cd.k8s.yaml' };

    expect(messageOf(() => install.manageItself(misspelt))).toBe(
      '[chart/argocd] Cannot use inclde: the field is unknown\n  Fix: use include',
    );
  });

  test('adds the Application last, after the CRDs that it needs', () => {
    expect(manage().at(-1)).toMatchObject({
      kind: 'Application',
      metadata: { name: 'argocd', namespace: 'gitops' },
      spec: {
        project: 'default',
        source: props,
        destination: { namespace: 'gitops', server: 'https://kubernetes.default.svc' },
        syncPolicy: { automated: { selfHeal: true }, syncOptions: ['ServerSideApply=true'] },
      },
    });
  });

  test('protects the CRDs and the Namespace from being pruned', () => {
    const key = 'argocd.argoproj.io/sync-options';

    expect(find(manage(), 'CustomResourceDefinition', 'applications.argoproj.io').metadata.annotations).toEqual({
      [key]: 'ServerSideApply=true,Prune=false',
    });
    expect(find(manage(), 'Namespace', 'gitops').metadata.annotations).toEqual({ [key]: 'Prune=false' });
  });

  test.each(['before', 'after'])('protects CRDs of a chart that is made %s it from being pruned', (when) => {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'crds-')) });
    const crds = new Chart(app, 'crds');
    const install = new ArgoCdInstall(new Chart(app, 'chart'), 'argocd', { crds: false });
    const steps = [() => new ArgoCdCrds(crds, 'crds'), () => install.manageItself(props)];
    (when === 'before' ? steps : steps.reverse()).forEach((step) => step());
    app.synth();

    const written = crds.toJson() as Manifest[];
    rmSync(app.outdir, { recursive: true });
    expect(written.map(({ metadata }) => metadata?.annotations)).toEqual(
      Array(3).fill({ 'argocd.argoproj.io/sync-options': 'ServerSideApply=true,Prune=false' }),
    );
  });

  test('keeps sync options that the CRDs already have', () => {
    const annotations = { 'argocd.argoproj.io/sync-options': 'Prune=confirm' };
    const chart = new Chart(new App(), 'chart');
    const crds = new ArgoCdCrds(chart, 'crds', { annotations });
    new ArgoCdInstall(chart, 'argocd', { crds: false }).manageItself(props);

    expect(crds.apiObjects[0].toJson().metadata.annotations).toEqual(annotations);
  });

  test('adds to sync options that say nothing about pruning, such as those of the Helm chart', () => {
    const annotations = { 'argocd.argoproj.io/sync-options': 'ServerSideApply=true' };
    const chart = new Chart(new App(), 'chart');
    const crds = new ArgoCdCrds(chart, 'crds', { annotations });
    new ArgoCdInstall(chart, 'argocd', { crds: false }).manageItself(props);

    expect(crds.apiObjects[0].toJson().metadata.annotations).toEqual({
      'argocd.argoproj.io/sync-options': 'ServerSideApply=true,Prune=false',
    });
  });

  test('can be called only once', () => {
    const install = new ArgoCdInstall(new Chart(new App(), 'chart'), 'argocd');
    install.manageItself(props);

    expect(messageOf(() => install.manageItself(props))).toBe(
      '[chart/argocd] Cannot use manageItself twice: two Applications would sync the same objects\n  Fix: call it once',
    );
  });

  test('changes nothing in an install that does not use it', () => {
    expect(JSON.stringify(render())).not.toContain('sync-options');
  });
});
