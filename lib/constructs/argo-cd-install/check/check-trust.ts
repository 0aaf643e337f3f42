import { type Problem } from '../../../core/error';
import { quote } from '../../../core/check/quote';
import { type ArgoCdTrustProps } from '../props/trust';
import { problemIf } from './check-choice';

const certificate = /^\s*-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\s*$/;
const publicKey = /^\s*-----BEGIN PGP PUBLIC KEY BLOCK-----[\s\S]+-----END PGP PUBLIC KEY BLOCK-----\s*$/;

/** What is wrong with hosts, certificates and keys. The values are not repeated: one may be a private key. */
export function checkTrust({ sshKnownHosts = [], tlsCertificates = {}, gpgKeys = {} }: ArgoCdTrustProps): Problem[] {
  return [
    ...sshKnownHosts.flatMap((line) =>
      problemIf(
        !/^(@\S+ )?\S+ (ssh|ecdsa|sk-)[\w@.-]+ [A-Za-z0-9+/=]+( .*)?$/.test(line.trim()),
        `Cannot use ${quote(line)} in sshKnownHosts: it must be a host, a kind of key and a key`,
        'take the lines that ssh-keyscan HOST prints',
      ),
    ),
    ...Object.entries(tlsCertificates).flatMap(([host, pem]) => [
      ...problemIf(
        /[:/\s]/.test(host),
        `Cannot use ${quote(host)} as a host in tlsCertificates: it must be a name without protocol and port`,
        "use one such as 'git.example.com'",
      ),
      ...problemIf(
        !certificate.test(pem) || pem.includes('PRIVATE KEY'),
        `Cannot use what tlsCertificates has for ${quote(host)}: it must be certificates in PEM and nothing else`,
        'give the text from -----BEGIN CERTIFICATE----- on',
      ),
    ]),
    ...Object.entries(gpgKeys).flatMap(([id, key]) =>
      problemIf(
        !publicKey.test(key),
        `Cannot use what gpgKeys has for ${quote(id)}: it must be an armored public key`,
        `take what gpg --armor --export ${id} prints`,
      ),
    ),
  ];
}
