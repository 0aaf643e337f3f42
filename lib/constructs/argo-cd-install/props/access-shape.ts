import { type Fields } from '../../../core/check/shape';
import { boolean, either, list, matching, object, oneOf, onlyTrue, required, text } from '../../../core/check/shapes';
import { annotations, labels } from '../../../kubernetes/metadata-shape';
import { dnsSubdomain } from '../../../kubernetes/name-rule';
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

/** An Ingress. */
export const ingressShape = object<ArgoCdIngress>({
  className: text,
  host: text,
  extraHosts: list(text),
  grpcHost: text,
  path: text,
  pathType: oneOf(['Prefix', 'Exact', 'ImplementationSpecific']),
  tls: either(boolean, text),
  annotations,
  labels,
});

/** The fields of the Gateway API and of cert-manager that this library does not know are passed on. */
const passedOn = 'unless-misspelt';

const parentRef = object<ParentRef>(
  { name: required(text), namespace: text, sectionName: text },
  { unknown: passedOn, example: "{ name: 'public' }" },
);

const backendTls = object<ArgoCdBackendTls>(
  { caCertificates: list(matching(dnsSubdomain), { least: 1 }), systemCa: onlyTrue, hostname: text },
  { exactlyOne: [['caCertificates', 'systemCa']], example: "{ caCertificates: ['argocd-ca'] }" },
);

const gateway = object<ArgoCdGateway>({
  parentRefs: required(list(parentRef, { least: 1, example: "{ name: 'public' }" })),
  hostnames: list(text),
  grpcHostnames: list(text),
  annotations,
  backendTls,
});

const issuer = object<Issuer>(
  { name: required(text), kind: text, group: text },
  { unknown: passedOn, example: "{ name: 'letsencrypt' }" },
);

const certificate = object<ArgoCdCertificate>({ issuer: required(issuer), dnsNames: list(text) });

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
