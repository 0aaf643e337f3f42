import { seen } from '../../core/check/seen';
import { type TextRule } from '../../core/check/shape';
import { list, matching } from '../../core/check/shapes';
import { type Fault, faultIf } from '../../core/fault';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { ipAddress } from '../ip-address';
import { notEmpty } from '../path-rule';
import { mayHave, unfit } from './rule-faults';
import { type RulesByType } from './type-rules';

const part = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const domains = new RegExp(`^${part}(\\.${part})*\\.?$`);

/** A domain in which the Pod looks for names. It may have "_", and a dot at its end. */
const searchDomain: TextRule = {
  rule: 'name',
  wanted: 'be a domain of lower-case letters, digits, "-", "_" and "."',
  example: 'prod.svc.cluster.local',
  accepts: (value) => value === '.' || (value.replace(/\.$/, '').length <= 253 && domains.test(value)),
};

/** How many characters of domains the API server accepts. */
const searchLimit = 2048;

/** How a Pod finds names. */
export const dnsRules: RulesByType = {
  PodDNSConfig: {
    fields: { nameservers: list(matching(ipAddress), { most: 3 }), searches: list(matching(searchDomain)) },
    lists: { searches: { most: 32 } },
    example: "{ nameservers: ['10.0.0.10'] }",
    also: checkSearches,
  },
  PodDNSConfigOption: {
    fields: { name: matching({ ...notEmpty, example: 'ndots' }) },
    required: ['name'],
    example: "{ name: 'ndots', value: '2' }",
  },
};

/** Without `dnsConfig.nameservers`, a Pod with `dnsPolicy: 'None'` has no name server. */
export function checkDns(spec: PlainMap): readonly Fault[] {
  const config = seen(spec.dnsConfig);
  return seen(spec.dnsPolicy) === 'None' &&
    (config === undefined || (isPlainMap(config) && !mayHave(config, 'nameservers')))
    ? [unfit(spec, 'dnsPolicy', 'it needs dnsConfig.nameservers', "add dnsConfig: { nameservers: ['10.0.0.10'] }")]
    : [];
}

function checkSearches({ searches }: PlainMap): readonly Fault[] {
  const given = seen(searches);
  const length = Array.isArray(given) ? given.map(seen).join(' ').length : 0;
  return faultIf(
    length > searchLimit,
    'length',
    ['searches'],
    (path) => `Cannot use ${path}: together they have ${length} characters and must have ${searchLimit} at most`,
    'leave some of them out',
  );
}
