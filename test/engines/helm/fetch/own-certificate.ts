import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate that no system trusts, for 127.0.0.1 and charts.test. It signs itself, so it is its own authority. */
export function ownCertificate(folder: string): { key: string; cert: string; file: string } {
  const [key, file] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const names = ['-subj', '/CN=charts', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:charts.test'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...kind, ...names, '-keyout', key, '-out', file], { stdio: 'pipe' });
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(file, 'utf8'), file };
}
