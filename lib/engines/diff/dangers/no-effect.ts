import { type Manifest } from '../../../core/manifest';
import { findMap, isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { findPodSpecPath } from '../../../kubernetes/pod-template';
import { isGivenField } from '../../../kubernetes/stored/same-stored';
import { storedDefault } from '../../../kubernetes/stored/stored-default';
import { type KeptObject, type RuleFinding } from './danger-rule';
import { namedAccount } from './kept-account';

/** Changes that the API server accepts, and that leave something as it was. */
export function noEffectDangers({ before, after }: KeptObject): RuleFinding[] {
  const id = `${after.apiVersion}/${after.kind}`;
  const rule = Object.hasOwn(rules, id) ? rules[id] : undefined;
  const pods = findPodSpecPath(after);
  return [
    ...(rule?.(before, after) ?? []),
    ...(pods === undefined ? [] : podDangers(pods.join('.'), findMap(before, pods) ?? {}, findMap(after, pods) ?? {})),
  ];
}

type NoEffectRule = (before: Manifest, after: Manifest) => RuleFinding[];

const rules: Readonly<Record<string, NoEffectRule>> = {
  'v1/Secret': textDangers,
  'v1/Service': serviceDangers,
  'apps/v1/Deployment': strategyDangers,
  'batch/v1/Job': jobDangers,
  'networking.k8s.io/v1/NetworkPolicy': policyDangers,
};

/** What a Service was given stays, also if the manifest no longer asks for it. */
function serviceDangers(before: Manifest, after: Manifest): RuleFinding[] {
  const [old, current] = [before, after].map((service) => findMap(service, ['spec']) ?? {});
  const isLeftOut = (field: string): boolean =>
    isGivenField('', field, old) && !isGivenField('', field, current) && current.type !== 'ExternalName';
  const state = old.clusterIP === 'None' ? 'stays headless' : 'keeps its address';
  const isDual = ['PreferDualStack', 'RequireDualStack'].includes(String(old.ipFamilyPolicy));
  const isBalanced = [old, current].every(({ type }) => type === 'LoadBalancer');
  const isClosed = old.allocateLoadBalancerNodePorts !== false && current.allocateLoadBalancerNodePorts === false;
  const again = 'delete the Service, and then apply it';
  const one = 'set ipFamilyPolicy: SingleStack';
  const findings: readonly (readonly [isFound: boolean, field: string, what: string, fix: string])[] = [
    [isLeftOut('clusterIP'), 'clusterIP', `The Service ${state}`, again],
    [isDual && isLeftOut('ipFamilyPolicy'), 'ipFamilyPolicy', 'The Service keeps its addresses of both families', one],
    [
      isBalanced && isClosed,
      'allocateLoadBalancerNodePorts',
      'The Service keeps the ports of the nodes that it has',
      again,
    ],
  ];
  return findings
    .filter(([isFound]) => isFound)
    .map(([, field, what, fix]) => ({
      path: `spec.${field}`,
      what: `${what}: the API server accepts the change and does nothing`,
      fix,
    }));
}

/** A Job with neither number runs once, because the API server fills in both. */
function jobDangers(before: Manifest, after: Manifest): RuleFinding[] {
  const [old, current] = [before, after].map((job) => findMap(job, ['spec']) ?? {});
  const isFilledIn = [old.completions, old.parallelism, current.completions].every((number) => number === undefined);
  return isFilledIn && Number(current.parallelism ?? 1) > 1
    ? [
        {
          path: 'spec.parallelism',
          what: 'The Job still runs one Pod: the API server has filled in completions: 1',
          fix: 'delete the Job, and then apply it',
        },
      ]
    : [];
}

/** The API server copies `stringData` to `data`, and keeps the copy. */
function textDangers(before: Manifest, after: Manifest): RuleFinding[] {
  const [old, current] = [before, after].map((secret) =>
    ['stringData', 'data'].map((field) => Object.keys(findMap(secret, [field]) ?? {})),
  );
  const kept = old[0].filter((key) => !old[1].includes(key) && !current.flat().includes(key));
  return kept.map((key) => ({
    path: `stringData.${key}`,
    what: `The Secret keeps ${key}: the API server has copied it to data, and does not remove it there`,
    fix: 'delete the Secret before the new one is applied, or use data from the start',
  }));
}

/** `null` takes out only what the manifests have set. */
function strategyDangers(before: Manifest, after: Manifest): RuleFinding[] {
  const [old, current] = [before, after].map((deployment) => findMap(deployment, ['spec', 'strategy']) ?? {});
  const given = isPlainMap(old.rollingUpdate) ? old.rollingUpdate : {};
  const isFilledIn = old.type !== 'Recreate' && (given.maxSurge === undefined || given.maxUnavailable === undefined);
  return isFilledIn && current.type === 'Recreate' && current.rollingUpdate === null
    ? [
        {
          path: 'spec.strategy.rollingUpdate',
          what: 'In a server-side apply, null does not take out what the API server has filled in, and it refuses Recreate',
          fix: 'apply it once with rollingUpdate set in spec.strategy, and then without it',
        },
      ]
    : [];
}

/** The types of a policy are filled in once, from the rules that it has then. */
function policyDangers(before: Manifest, after: Manifest): RuleFinding[] {
  const [old, current] = [before, after].map((policy) => findMap(policy, ['spec']) ?? {});
  const isFilledIn = [old, current].every((spec) => spec.policyTypes === undefined);
  const [had, has] = [old, current].map((spec) => listOf(spec.egress).length > 0);
  const what = has
    ? 'The rules for egress do nothing: the API server has filled in policyTypes, without Egress'
    : 'Pods can open no connections: the API server has filled in policyTypes, with Egress';
  const fix = has ? 'set policyTypes: [Ingress, Egress]' : 'set policyTypes: [Ingress]';
  return isFilledIn && had !== has ? [{ path: 'spec.egress', what, fix }] : [];
}

function podDangers(path: string, before: PlainMap, after: PlainMap): RuleFinding[] {
  const account = namedAccount(before) ?? '';
  const isAccountKept = account !== '' && (namedAccount(after) ?? '') === '';
  return [
    ...(isAccountKept
      ? [
          {
            path: `${path}.serviceAccountName`,
            what: `The Pods keep the ServiceAccount ${String(account)}: the API server has it under a second name, serviceAccount`,
            fix: 'set serviceAccountName: default',
          },
        ]
      : []),
    ...['containers', 'initContainers'].flatMap((list) =>
      pullDangers(`${path}.${list}`, listOf(before[list]), listOf(after[list])),
    ),
  ];
}

/** The policy is filled in once, from the tag that the image has then. */
function pullDangers(path: string, before: readonly unknown[], after: readonly unknown[]): RuleFinding[] {
  const old = new Map(before.filter(isPlainMap).map((container) => [container.name, container]));
  return after.flatMap((container, index) => {
    const known = isPlainMap(container) ? old.get(container.name) : undefined;
    if (!isPlainMap(container) || known === undefined) {
      return [];
    }
    const isFilledIn = [known, container].every((each) => !isGivenField('Container', 'imagePullPolicy', each));
    const [kept, wanted] = [known, container].map((each) => storedDefault('Container', 'imagePullPolicy', each));
    return isFilledIn && wanted === 'Always' && kept !== wanted
      ? [
          {
            path: `${path}[${index}].imagePullPolicy`,
            what: `Container ${String(container.name)} keeps imagePullPolicy ${String(kept)}: nodes that have an image of the tag latest do not fetch a newer one`,
            fix: 'set imagePullPolicy: Always',
          },
        ]
      : [];
  });
}
