import { type Fields, type Shape, type TextRule } from '../../../core/check/shape';
import { list, map, matching, object, required, text, textOf } from '../../../core/check/shapes';
import { type ArgoCdTrustProps } from './trust';

const certificatePattern = /^\s*-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\s*$/;
const publicKeyPattern = /^\s*-----BEGIN PGP PUBLIC KEY BLOCK-----[\s\S]+-----END PGP PUBLIC KEY BLOCK-----\s*$/;

/** Only the fields from which names are made. Repository, RepositoryCredentials and Cluster check the others. */
const addressed = object<{ readonly url: string }>({ url: required(text) }, { unknown: 'open', secret: true });
const cluster = object<{ readonly server: string; readonly name?: string }>(
  { server: required(text), name: text },
  { unknown: 'open', secret: true },
);

const knownHost: TextRule = {
  wanted: 'be a host, a kind of key and a key',
  example: 'git.example.com ssh-ed25519 AAAA…',
  accepts: (line) => /^(@\S+ )?\S+ (ssh|ecdsa|sk-)[\w@.-]+ [A-Za-z0-9+/=]+( .*)?$/.test(line.trim()),
  fix: 'use the lines that ssh-keyscan HOST prints',
};

const host: TextRule = {
  wanted: 'be a host name without protocol and port',
  example: 'git.example.com',
  accepts: (name) => !/[:/\s]/.test(name),
};

const certificates: TextRule = {
  wanted: 'be certificates in PEM and nothing else',
  example: '-----BEGIN CERTIFICATE-----…',
  accepts: (pem) => certificatePattern.test(pem) && !pem.includes('PRIVATE KEY'),
  fix: 'use the text from -----BEGIN CERTIFICATE----- on',
};

const publicKey: TextRule = {
  wanted: 'be an armored public key',
  example: '-----BEGIN PGP PUBLIC KEY BLOCK-----…',
  accepts: (key) => publicKeyPattern.test(key),
  fix: 'use what gpg --armor --export KEY-ID prints',
};

/** What Argo CD connects to, and what it trusts. A value may be a private key by mistake: messages do not repeat it. */
export const trustFields: Fields<ArgoCdTrustProps> = {
  repositories: namedOrListed(addressed),
  repositoryCredentials: namedOrListed(addressed),
  clusters: namedOrListed(cluster),
  sshKnownHosts: list(matching(knownHost)),
  tlsCertificates: map(textOf({ secret: true, rule: certificates }), { key: host, secret: true }),
  gpgKeys: map(textOf({ secret: true, rule: publicKey }), { secret: true }),
};

function namedOrListed(item: Shape): Shape<never> {
  return { node: { kind: 'either', secret: true, options: [map(item).node, list(item).node] } };
}
