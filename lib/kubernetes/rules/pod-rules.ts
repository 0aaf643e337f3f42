import { nearest } from '../../core/check/nearest';
import { quote } from '../../core/check/quote';
import { notYet, seen } from '../../core/check/seen';
import { type Shape, type TextRule } from '../../core/check/shape';
import { largest, largestLong, list, matching, whole } from '../../core/check/shapes';
import { at, type Fault, fault, joined } from '../../core/fault';
import { listedChoices } from '../../core/listed';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { ipAddress } from '../ip-address';
import { labels } from '../metadata-shape';
import { dnsLabel, dnsSubdomain } from '../name-rule';
import { checkHost, checkHostPorts } from './host-rules';
import { differIn, inEach, namesOf, unfit } from './rule-faults';
import { checkDns, schedulingLists } from './scheduling-rules';
import { type RulesByType } from './type-rules';

/** A name that may be left out, or be empty, which means the same. */
function optional(rule: TextRule): Shape<string> {
  return matching({ ...rule, accepts: (value) => value === '' || rule.accepts(value) });
}

const subdomain = optional(dnsSubdomain);

/** A PodSpec: what its parts must have to fit together. */
export const podRules: RulesByType = {
  PodSpec: {
    fields: {
      activeDeadlineSeconds: whole(1, largest),
      hostname: optional(dnsLabel),
      subdomain: optional(dnsLabel),
      nodeName: subdomain,
      nodeSelector: labels,
      priorityClassName: subdomain,
      runtimeClassName: matching(dnsSubdomain),
      serviceAccountName: subdomain,
      terminationGracePeriodSeconds: whole(0, largestLong),
    },
    lists: {
      ...schedulingLists,
      containers: { least: 1, example: "{ name: 'web', image: 'nginx:1.27' }" },
      resourceClaims: { unique: differIn('name', 'name') },
      volumes: { unique: differIn('name', 'name') },
    },
    links: new Set(['dnsPolicy', 'hostIPC', 'hostNetwork', 'hostPID', 'initContainers']),
    checkLinks: checkPod,
  },
  PodDNSConfig: {
    fields: { nameservers: list(matching(ipAddress), { most: 3 }) },
    lists: { searches: { most: 32 } },
    example: "{ nameservers: ['10.0.0.10'] }",
  },
  HostAlias: {
    fields: { ip: matching(ipAddress), hostnames: list(matching(dnsSubdomain)) },
    example: "{ ip: '10.0.0.1', hostnames: ['db.example.com'] }",
  },
  PodResourceClaim: {
    fields: {
      name: matching(dnsLabel),
      resourceClaimName: matching(dnsSubdomain),
      resourceClaimTemplateName: matching(dnsSubdomain),
    },
    exactlyOne: [['resourceClaimName', 'resourceClaimTemplateName']],
    example: "{ name: 'gpu', resourceClaimTemplateName: 'gpu' }",
  },
};

function checkPod(spec: PlainMap): readonly Fault[] {
  return joined(checkContainers(spec), checkDns(spec), checkHost(spec), checkHostPorts(spec));
}

/** Whether the containers use volumes and claims that the Pod has, and can end in time. */
function checkContainers(spec: PlainMap): readonly Fault[] {
  const check = (container: PlainMap): readonly Fault[] => checkContainer(container, spec);
  return joined(
    at('containers', inEach(spec.containers, check)),
    at('initContainers', inEach(spec.initContainers, check)),
  );
}

function checkContainer(container: PlainMap, spec: PlainMap): readonly Fault[] {
  const { volumeMounts, volumeDevices, resources, lifecycle } = container;
  const needVolumes = (mounts: unknown): readonly Fault[] =>
    mounts === undefined ? [] : inEach(mounts, (mount) => checkName(mount, 'volume', namesOf(spec.volumes)));
  const claims = isPlainMap(resources) ? resources.claims : undefined;
  const needClaims = (): readonly Fault[] =>
    claims === undefined
      ? []
      : inEach(claims, (claim) => checkName(claim, 'resource claim', namesOf(spec.resourceClaims)));
  return [
    ...at('volumeMounts', needVolumes(volumeMounts)),
    ...at('volumeDevices', needVolumes(volumeDevices)),
    ...at(['resources', 'claims'], needClaims()),
    ...checkSleep(lifecycle, seen(spec.terminationGracePeriodSeconds)),
  ];
}

/** Whether what an item names is there. */
function checkName(item: PlainMap, kind: string, there: readonly unknown[]): readonly Fault[] {
  const name = seen(item.name);
  if (typeof name !== 'string' || there.includes(name) || there.includes(notYet)) {
    return [];
  }
  const names = there.filter((each) => typeof each === 'string');
  const close = nearest(name, names);
  const add = `add a ${kind} with this name`;
  const fix =
    names.length === 0
      ? add
      : close === undefined
        ? `${add}, or use ${listedChoices(names.map(quote))}`
        : `use ${quote(close)}`;
  return [
    fault(
      'not-found',
      ['name'],
      (path) => `Cannot use ${quote(name)} as ${path}: the Pod has no ${kind} with that name`,
      fix,
    ),
  ];
}

function checkSleep(lifecycle: unknown, grace: unknown): readonly Fault[] {
  const most = grace === undefined ? 30 : grace;
  return ['postStart', 'preStop'].flatMap((hook) => {
    const handler = isPlainMap(lifecycle) ? seen(lifecycle[hook]) : undefined;
    const sleep = isPlainMap(handler) ? seen(handler.sleep) : undefined;
    const seconds = isPlainMap(sleep) ? seen(sleep.seconds) : undefined;
    return isPlainMap(sleep) && typeof seconds === 'number' && typeof most === 'number' && seconds > most
      ? at(
          ['lifecycle', hook, 'sleep'],
          [
            unfit(
              sleep,
              'seconds',
              `the Pod must end within ${most} seconds`,
              `use ${most} or less, or a longer terminationGracePeriodSeconds`,
            ),
          ],
        )
      : [];
  });
}
