import { type Shape, type TextRule } from '../../core/check/shape';
import { largest, largestLong, list, matching, whole } from '../../core/check/shapes';
import { type Fault, joined } from '../../core/fault';
import { type PlainMap } from '../../core/plain';
import { ipAddress } from '../ip-address';
import { labels } from '../metadata-shape';
import { dnsLabel, dnsSubdomain } from '../name-rule';
import { checkContainerLinks } from './container-links';
import { checkDns } from './dns-rules';
import { checkHost, checkHostPorts, checkHostSettings } from './host-rules';
import { checkHostProcesses, checkOperatingSystem } from './operating-system-rules';
import { checkPodResources } from './pod-resource-rules';
import { amounts } from './resource-rules';
import { conflict, differIn, isGiven } from './rule-faults';
import { schedulingLists } from './scheduling-rules';
import { type RulesByType } from './type-rules';

/** A name that may be left out, or be empty, which means the same. */
function optional(rule: TextRule): Shape<string> {
  return matching({ ...rule, accepts: (value) => value === '' || rule.accepts(value) });
}

const subdomain = optional(dnsSubdomain);

const hostName: TextRule = {
  ...dnsSubdomain,
  wanted: dnsSubdomain.wanted.replace('253', '64'),
  accepts: (value) => value.length <= 64 && dnsSubdomain.accepts(value),
  nearest: (value) => dnsSubdomain.nearest?.(value.slice(0, 64)),
};

/** A PodSpec: what its parts must have to fit together. */
export const podRules: RulesByType = {
  PodSpec: {
    fields: {
      activeDeadlineSeconds: whole(1, largest),
      hostname: optional(dnsLabel),
      hostnameOverride: matching(hostName),
      overhead: amounts,
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
    links: new Set([
      ...['dnsPolicy', 'hostIPC', 'hostNetwork', 'hostPID', 'hostnameOverride', 'initContainers', 'os', 'resources'],
      'schedulingGates',
    ]),
    checkLinks: checkPod,
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
  return joined(
    checkContainerLinks(spec),
    checkDns(spec),
    checkHost(spec),
    checkHostPorts(spec),
    checkHostSettings(spec),
    checkOperatingSystem(spec),
    checkHostProcesses(spec),
    checkPodResources(spec),
    checkGates(spec),
  );
}

/** A Pod that waits for its scheduling is not on a node yet. */
function checkGates(spec: PlainMap): readonly Fault[] {
  return isGiven(spec, 'schedulingGates') && isGiven(spec, 'nodeName')
    ? [conflict('nodeName', 'the Pod has schedulingGates', 'leave nodeName or schedulingGates out')]
    : [];
}
