import { type Fields, type TextRule } from '../../../core/check/shape';
import { boolean, either, list, matching, object, oneOf, onlyTrue, required, text } from '../../../core/check/shapes';
import { annotations, labels } from '../../../kubernetes/metadata-shape';
import { hostName, hostPattern } from '../../../kubernetes/host-rule';
import { dnsLabel, dnsSubdomain } from '../../../kubernetes/name-rule';
import {
  type ArgoCdAccessProps,
  type ArgoCdBackendTls,
  type ArgoCdCertificate,
  type ArgoCdGateway,
  type ArgoCdIngress,
} from './access';

type ParentRef = ArgoCdGateway['parentRefs'][number];
type Issuer = ArgoCdCertificate['issuer'];

const url = matching({
  rule: 'url',
  wanted: 'be an address with http:// or https://',
  example: 'https://argocd.example.com',
  accepts: isUrl,
  nearest: (value) => (isUrl(`https://${value}`) && !value.includes('://') ? `https://${value}` : undefined),
});

/** A path of an Ingress. */
const pathOfUrl: TextRule = {
  wanted: 'begin with a slash',
  example: '/argo-cd',
  accepts: (value) => /^\/\S*$/.test(value),
};

/** An Ingress. */
export const ingressShape = object<ArgoCdIngress>({
  className: matching({ ...dnsSubdomain, example: 'nginx' }),
  host: matching(hostPattern),
  extraHosts: list(matching(hostPattern)),
  grpcHost: matching(hostPattern),
  path: matching(pathOfUrl),
  pathType: oneOf(['Prefix', 'Exact', 'ImplementationSpecific']),
  tls: either(boolean, matching({ ...dnsSubdomain, example: 'argocd-server-tls' })),
  annotations,
  labels,
});

/** The fields of the Gateway API and of cert-manager that this library does not know are passed on. */
const passedOn = 'unless-misspelt';

const parentRef = object<ParentRef>(
  { name: required(matching(dnsSubdomain)), namespace: matching(dnsLabel), sectionName: matching(dnsSubdomain) },
  { unknown: passedOn, example: "{ name: 'public' }" },
);

const backendTls = object<ArgoCdBackendTls>(
  { caCertificates: list(matching(dnsSubdomain), { least: 1 }), systemCa: onlyTrue, hostname: matching(hostName) },
  { exactlyOne: [['caCertificates', 'systemCa']], example: "{ caCertificates: ['argocd-ca'] }" },
);

const gateway = object<ArgoCdGateway>({
  parentRefs: required(list(parentRef, { least: 1, example: "{ name: 'public' }" })),
  hostnames: list(matching(hostPattern)),
  grpcHostnames: list(matching(hostPattern)),
  annotations,
  backendTls,
});

const issuer = object<Issuer>(
  { name: required(matching({ ...dnsSubdomain, example: 'letsencrypt' })), kind: text, group: text },
  { unknown: passedOn, example: "{ name: 'letsencrypt' }" },
);

const certificate = object<ArgoCdCertificate>({ issuer: required(issuer), dnsNames: list(matching(hostPattern)) });

/** How people reach Argo CD. */
export const accessFields: Fields<ArgoCdAccessProps> = {
  url,
  insecure: boolean,
  ingress: ingressShape,
  gateway,
  certificate,
};

function isUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}
