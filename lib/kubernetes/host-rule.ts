import { type TextRule } from '../core/check/shape';
import { ipAddress } from './ip-address';
import { dnsSubdomain } from './name-rule';

/** The name of a host, without anything that an address has before or after it. */
export const hostName: TextRule = {
  rule: 'host',
  wanted: 'be the name of a host, in lower case, without scheme, port and path',
  example: 'argocd.example.com',
  accepts: dnsSubdomain.accepts,
  nearest: (value) => nearestHost(value, dnsSubdomain.accepts),
};

/** The name of a host, or of all hosts below a name: `*.example.com`. */
export const hostPattern: TextRule = {
  ...hostName,
  wanted: `${hostName.wanted}; "*." may be its beginning`,
  accepts: isHostPattern,
  nearest: (value) => nearestHost(value, isHostPattern),
};

/** A range of IP addresses. */
export const ipRange: TextRule = {
  rule: 'ip-range',
  wanted: 'be a range of IP addresses',
  example: '10.0.0.0/8',
  accepts: (value) => {
    const [address, bits, ...rest] = value.split('/');
    const most = address.includes(':') ? 128 : 32;
    return rest.length === 0 && ipAddress.accepts(address) && /^\d{1,3}$/.test(bits ?? '') && Number(bits) <= most;
  },
};

function isHostPattern(value: string): boolean {
  return dnsSubdomain.accepts(value.replace(/^\*\./, ''));
}

function nearestHost(value: string, accepts: (host: string) => boolean): string | undefined {
  const [host] = value
    .replace(/^\w+:\/\//, '')
    .toLowerCase()
    .split(/[:/]/, 1);
  return accepts(host) ? host : undefined;
}
