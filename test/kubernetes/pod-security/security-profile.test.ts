import { App, Chart } from 'cdk8s';
import { ProbedDeployment, ProbedPod, type ProbedPodProps, type ProbedPodSpec } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';

const web = { name: 'web', image: 'nginx:1.27' };

function specOf(props: ProbedPodProps): unknown {
  return new ProbedPod(new Chart(new App(), 'shop'), 'web', props).apiObject.toJson().spec as unknown;
}

const locked = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

test('restricted adds the settings that the standard requires, and no others', () => {
  const initContainers = [{ name: 'init', image: 'busybox:1' }];

  expect(specOf({ containers: [web], initContainers, profile: 'restricted' })).toEqual({
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [{ ...web, securityContext: locked }],
    initContainers: [{ ...initContainers[0], securityContext: locked }],
  });
});

test('baseline adds no settings', () => {
  expect(specOf({ containers: [web], profile: 'baseline' })).toEqual({ containers: [web] });
});

test('restricted keeps settings that are allowed', () => {
  const securityContext = {
    runAsUser: 1000,
    seccompProfile: { type: 'Localhost', localhostProfile: 'web.json' },
  } as const;
  const capabilities = { drop: ['ALL', 'KILL'], add: ['NET_BIND_SERVICE'] };
  const containers = [{ ...web, securityContext: { readOnlyRootFilesystem: true, capabilities } }];

  expect(specOf({ containers, securityContext, profile: 'restricted' })).toEqual({
    securityContext: { ...securityContext, runAsNonRoot: true },
    containers: [
      { ...web, securityContext: { readOnlyRootFilesystem: true, capabilities, allowPrivilegeEscalation: false } },
    ],
  });
});

test('a Pod for Windows gets only settings that Windows has', () => {
  expect(specOf({ containers: [web], os: { name: 'windows' }, profile: 'restricted' })).toEqual({
    os: { name: 'windows' },
    securityContext: { runAsNonRoot: true },
    containers: [web],
  });
});

test('a Pod in a user namespace may run as root inside it', () => {
  const securityContext = { runAsUser: 0 };

  expect(specOf({ containers: [web], hostUsers: false, securityContext, profile: 'restricted' })).toEqual({
    hostUsers: false,
    securityContext: { runAsUser: 0, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [{ ...web, securityContext: locked }],
  });
});

test('a Deployment can have a profile as well', () => {
  const props = { metadata: { name: 'web' }, containers: [web], profile: 'restricted' } as const;

  expect(new ProbedDeployment(new Chart(new App(), 'shop'), 'web', props).apiObject.toJson()).toMatchObject({
    spec: { template: { spec: { containers: [{ securityContext: locked }] } } },
  });
});

const probe = { httpGet: { port: 80, host: 'db' } };

/** Forbidden settings of each profile: the field, the end of the sentence, and the Pod. */
const forbidden: ['restricted' | 'baseline', string, string, Partial<ProbedPodSpec>][] = [
  ['baseline', 'true as hostNetwork', 'not be true', { hostNetwork: true }],
  ['baseline', 'true as hostPID', 'not be true', { hostPID: true }],
  ['baseline', 'true as hostIPC', 'not be true', { hostIPC: true }],
  [
    'baseline',
    'true as containers[0].securityContext.privileged',
    'not be true',
    { containers: [{ ...web, securityContext: { privileged: true } }] },
  ],
  [
    'baseline',
    '{"path":"/"} as volumes[0].hostPath',
    'be left out',
    { volumes: [{ name: 'root', hostPath: { path: '/' } }] },
  ],
  [
    'baseline',
    '8080 as containers[0].ports[0].hostPort',
    'be left out',
    { containers: [{ ...web, ports: [{ containerPort: 80, hostPort: 8080 }] }] },
  ],
  [
    'baseline',
    '"db" as containers[0].liveness.httpGet.host',
    'be left out',
    { containers: [{ ...web, liveness: probe }] },
  ],
  [
    'baseline',
    '"Unconfined" as securityContext.seccompProfile.type',
    'be RuntimeDefault or Localhost',
    { securityContext: { seccompProfile: { type: 'Unconfined' } } },
  ],
  [
    'restricted',
    '"Unmasked" as containers[0].securityContext.procMount',
    'be Default',
    { hostUsers: false, containers: [{ ...web, securityContext: { procMount: 'Unmasked' } }] },
  ],
  [
    'restricted',
    'true as containers[0].securityContext.allowPrivilegeEscalation',
    'be false',
    { containers: [{ ...web, securityContext: { allowPrivilegeEscalation: true } }] },
  ],
  [
    'restricted',
    'false as containers[0].securityContext.runAsNonRoot',
    'be true',
    { containers: [{ ...web, securityContext: { runAsNonRoot: false } }] },
  ],
  ['restricted', '0 as securityContext.runAsUser', 'not be 0', { securityContext: { runAsUser: 0 } }],
  [
    'restricted',
    '"CHOWN" as containers[0].securityContext.capabilities.add[0]',
    'be NET_BIND_SERVICE',
    { containers: [{ ...web, securityContext: { capabilities: { add: ['CHOWN'] } } }] },
  ],
];

test.each(forbidden)('%s: %s must %s', (profile, field, wanted, spec) => {
  const path = field.replace(/^.* as /, '');

  expect(messageOf(() => specOf({ containers: [web], ...spec, profile }))).toBe(
    `[shop/web] Cannot use ${field}: with profile "${profile}" it must ${wanted}\n` +
      `  Fix: leave ${path} out, or leave profile out`,
  );
  expect(() => specOf({ containers: [web], ...spec })).not.toThrow();
});

test('restricted allows only some kinds of volumes', () => {
  const volumes = [{ name: 'nfs', nfs: { server: 'a', path: '/' } }];

  expect(messageOf(() => specOf({ containers: [web], volumes, profile: 'restricted' }))).toBe(
    '[shop/web] Cannot use {"name":"nfs","nfs":{"server":"a","path":"/"}} as volumes[0]: with profile ' +
      '"restricted" it must be one of configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, ' +
      'projected, secret\n  Fix: leave volumes[0] out, or leave profile out',
  );
});

test('an unknown profile is an error, with the nearest known one', () => {
  const props = { containers: [web], profile: 'strict' } as unknown as ProbedPodProps;

  expect(messageOf(() => specOf(props))).toBe(
    '[shop/web] Cannot use "strict" as profile: it must be one of "restricted", "baseline"\n  Fix: use "restricted"',
  );
});
