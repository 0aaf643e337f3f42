import { readFileSync } from 'node:fs';
import { Duration } from 'cdk8s';
import { type ArgoCdInstallProps } from 'cdk8s-gitops';
import { knownParams } from '../../../lib/constructs/argo-cd-install/check/check-keys';
import { argoCdVersions, defaultArgoCdVersion } from '../../../lib/constructs/argo-cd/release/release';
import { messageOf } from '../../message-of';
import { find, render } from './render';

const generated = readFileSync('lib/constructs/argo-cd-install/generated/argo-cd-params.generated.ts', 'utf8');
const params = (props: ArgoCdInstallProps) => find(render(props), 'ConfigMap', 'argocd-cmd-params-cm').data;

test('parameters become text', () => {
  const given = {
    'controller.status.processors': 50,
    'server.enable.gzip': false,
    'server.log.level': 'debug',
  } as const;

  expect(params({ params: given })).toEqual({
    'controller.status.processors': '50',
    'server.enable.gzip': 'false',
    'server.log.level': 'debug',
  });
});

test('the type of the parameters has every key that a container reads, and no others', () => {
  const typed = [...generated.matchAll(/^ {2}readonly '([^']+)'\?:/gm)].map(([, key]) => key);

  expect(typed.sort()).toEqual([...knownParams(defaultArgoCdVersion)].sort());
});

test('a parameter that nothing reads is an error that names the nearest parameter', () => {
  const given = { 'server.insecur': true } as object;

  expect(messageOf(() => render({ params: given }))).toBe(
    '[chart/argocd] Cannot use params["server.insecur"]: Argo CD does not know this key\n' +
      '  Fix: use "server.insecure"',
  );
});

test('a parameter of a later version is an error', () => {
  const [before] = argoCdVersions;
  const [key] = knownParams(defaultArgoCdVersion).filter((each) => !knownParams(before).includes(each));

  expect(messageOf(() => render({ version: before, params: { [key]: 500 } }))).toContain(
    `[chart/argocd] Cannot use params["${key}"]: Argo CD does not know this key\n`,
  );
});

test('a switch accepts only true and false', () => {
  const given = { 'server.insecure': 'yes' } as object;

  expect(messageOf(() => render({ params: given }))).toBe(
    '[chart/argocd] Cannot use "yes" as params["server.insecure"]: it must be true or false\n  Fix: use true',
  );
});

test('a switch in config accepts only true and false, too', () => {
  const given = { config: { 'admin.enabled': 'no', 'exec.enabled': 'true', 'accounts.ci.enabled': 'never' } } as object;

  expect(messageOf(() => render(given))).toBe(
    '[chart/argocd] Cannot use "no" as config["admin.enabled"]: it must be true or false\n  Fix: use false\n' +
      '[chart/argocd] Cannot use "never" as config["accounts.ci.enabled"]: it must be true or false\n' +
      '  Fix: use true or false',
  );
});

test('the message on a parameter in config names params', () => {
  const config = { 'server.insecure': true } as ArgoCdInstallProps['config'];

  expect(messageOf(() => render({ config }))).toBe(
    '[chart/argocd] Cannot use config["server.insecure"]: Argo CD reads this key from argocd-cmd-params-cm only\n' +
      '  Fix: move it to params: { "server.insecure": … }',
  );
});

test('a value that is set twice and differently is an error', () => {
  expect(messageOf(() => render({ insecure: true, params: { 'server.insecure': false } }))).toBe(
    '[chart/argocd] Cannot set params["server.insecure"] to "false": insecure sets it to "true"\n' +
      '  Fix: keep insecure, and leave params["server.insecure"] out',
  );
});

test('logging is set for each component', () => {
  expect(params({ logging: { level: 'warn' } })).toEqual({
    'applicationsetcontroller.log.level': 'warn',
    'controller.log.level': 'warn',
    'dexserver.log.level': 'warn',
    'notificationscontroller.log.level': 'warn',
    'reposerver.log.level': 'warn',
    'server.log.level': 'warn',
  });
});

describe('a change of configuration', () => {
  const rolled = (props: ArgoCdInstallProps): string[] =>
    render(props)
      .filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet')
      .filter((workload) => JSON.stringify(workload).includes('"checksum/cm'))
      .map(({ metadata }) => metadata?.name ?? '');

  test('restarts the pods that read the key, and no others', () => {
    expect(rolled({ params: { 'reposerver.parallelism.limit': 5 } })).toEqual(['argocd-repo-server']);
    expect(rolled({ params: { 'redis.compression': 'none' } })).toEqual([
      'argocd-repo-server',
      'argocd-server',
      'argocd-application-controller',
    ]);
  });

  test('restarts nothing if the programs follow the key while they run', () => {
    expect(rolled({ url: 'https://argocd.example.com', rbac: { defaultRole: 'role:readonly' } })).toEqual([]);
  });

  test('of reconciliation times restarts the two programs that compare', () => {
    expect(rolled({ reconciliation: { timeout: Duration.minutes(5) } })).toEqual([
      'argocd-repo-server',
      'argocd-application-controller',
    ]);
  });

  test('restarts nothing if the value is the same as in upstream', () => {
    expect(rolled({ highAvailability: true, hydrator: true })).toEqual([]);
    expect(rolled({ hydrator: true, params: { 'hydrator.enabled': true } })).toEqual([]);
  });

  test('gives another checksum for another value', () => {
    const checksum = (limit: number) =>
      find(render({ params: { 'reposerver.parallelism.limit': limit } }), 'Deployment', 'argocd-repo-server').spec
        .template.metadata.annotations['checksum/cmd-params'];

    expect(checksum(5)).not.toBe(checksum(6));
  });
});

test('times are written as Argo CD reads them', () => {
  const reconciliation = { timeout: Duration.minutes(3), jitter: Duration.seconds(10), hardTimeout: Duration.hours(1) };

  expect(find(render({ reconciliation }), 'ConfigMap', 'argocd-cm').data).toMatchObject({
    'timeout.reconciliation': '180s',
    'timeout.reconciliation.jitter': '10s',
    'timeout.hard.reconciliation': '3600s',
  });
});

test('a key of config that Argo CD does not know is an error that names the nearest key', () => {
  expect(
    messageOf(() => render({ config: { 'kustomize.buildOption': '--enable-helm' } as ArgoCdInstallProps['config'] })),
  ).toBe(
    '[chart/argocd] Cannot use config["kustomize.buildOption"]: Argo CD does not know this key\n' +
      '  Fix: use "kustomize.buildOptions"',
  );
});

test("config keeps upstream's defaults, and accepts objects and families of keys", () => {
  const { data } = find(
    render({
      config: {
        'kustomize.buildOptions': '--enable-helm',
        'resource.customizations.ignoreDifferences.all': { managedFieldsManagers: ['kube-controller-manager'] },
      },
    }),
    'ConfigMap',
    'argocd-cm',
  );

  expect(data['kustomize.buildOptions']).toBe('--enable-helm');
  expect(data['resource.customizations.ignoreDifferences.all']).toBe(
    'managedFieldsManagers:\n  - kube-controller-manager\n',
  );
  expect(Object.keys(data)).toContain('resource.exclusions');
});

test('applicationHealth makes Applications wait for each other', () => {
  const { data } = find(render({ applicationHealth: true }), 'ConfigMap', 'argocd-cm');

  expect(data['resource.customizations.health.argoproj.io_Application']).toContain('obj.status.health.status');
});
