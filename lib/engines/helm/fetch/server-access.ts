import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { trimEnd } from '../../../core/text/trim';
import { parseYaml } from '../../../core/yaml/parse';
import { inheritedEnvironment } from '../../../system/process/environment';
import { findNetrcLogin, type Login } from './netrc';
import { helmConfigFile } from './helm-config-file';

/** With what a server is asked. The names of the fields are those of helm's repositories.yaml. */
export interface ServerAccess extends Partial<Login> {
  readonly caFile?: string;
  readonly certFile?: string;
  readonly keyFile?: string;
  readonly insecure_skip_tls_verify?: boolean;
  readonly pass_credentials_all?: boolean;
}

/**
 * How a chart repository is asked. The login is in its address, in helm's own list of repositories (`helm repo add`), or
 * in netrc; the first of these that has one counts. Helm itself reads no netrc, and its list only for the names in it.
 */
export function accessToRepository(url: string): ServerAccess {
  const known = findKnownRepository(url);
  const login = loginIn(url) ?? (known.username === undefined ? netrcLogin(url) : undefined);
  return { ...known, ...login };
}

/** How an archive of a repository is asked for. A server other than that of the repository does not get its login. */
export function accessToArchive(archiveUrl: string, repositoryUrl: string): ServerAccess {
  const access = accessToRepository(repositoryUrl);
  return originOf(archiveUrl) === originOf(repositoryUrl) || access.pass_credentials_all === true
    ? access
    : { caFile: access.caFile, ...(loginIn(archiveUrl) ?? netrcLogin(archiveUrl)) };
}

/**
 * An address with a login in it. From there, helm sends it to this address only. A login of repositories.yaml is a header,
 * which helm 4 sends on to another port of the same host if the server redirects there.
 */
export function withLogin(url: string, { username = '', password = '' }: ServerAccess): string {
  const address = new URL(url);
  address.username = encodeURIComponent(username);
  address.password = encodeURIComponent(password);
  return address.href;
}

/** Not `URL.origin`, which is null for `oci:`. */
function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

function loginIn(url: string): Login | undefined {
  const { username, password } = new URL(url);
  return username === ''
    ? undefined
    : { username: decodeURIComponent(username), password: decodeURIComponent(password) };
}

function netrcLogin(url: string): Login | undefined {
  const { NETRC = join(homedir(), '.netrc') } = inheritedEnvironment('NETRC');
  return findNetrcLogin(readIfThere(NETRC) ?? '', new URL(url).hostname);
}

function findKnownRepository(url: string): ServerAccess {
  const [document] = parseYaml(readIfThere(helmConfigFile('HELM_REPOSITORY_CONFIG')) ?? '', {
    dialect: 'kustomization',
  });
  const known = listOf(isPlainMap(document) ? document.repositories : undefined)
    .filter(isPlainMap)
    .find((entry) => typeof entry.url === 'string' && trimEnd(entry.url, '/') === url);
  return known === undefined ? {} : accessOf(known);
}

function accessOf(entry: PlainMap): ServerAccess {
  const text = (name: string): string | undefined => (entry[name] === '' ? undefined : (entry[name] as string));
  return {
    username: text('username'),
    password: text('password'),
    caFile: text('caFile'),
    certFile: text('certFile'),
    keyFile: text('keyFile'),
    insecure_skip_tls_verify: entry.insecure_skip_tls_verify === true,
    pass_credentials_all: entry.pass_credentials_all === true,
  };
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
