import { excluding } from '../../../core/check/shape-faults';
import { type Fault, fault, faultIf } from '../../../core/fault';
import { type ArgoCdInstallProps } from '../props/install';

/** Finds props that need another prop, or exclude one. */
export function checkNeeds(props: ArgoCdInstallProps): readonly Fault[] {
  return [
    ...checkHosts(props),
    ...checkGateway(props),
    ...checkRepoServerTls(props),
    ...checkLogins(props),
    ...checkAdminSecret(props),
    ...checkApplicationSets(props),
    ...checkMetricsAddress(props),
  ];
}

/** What leads to Argo CD has the host of `url`, unless it has a host of its own. */
function checkHosts({ url, ingress, gateway, certificate, applicationSet }: ArgoCdInstallProps): readonly Fault[] {
  const hosts: readonly (readonly [path: string[], part: object | undefined, host: unknown])[] = [
    [['ingress'], ingress, ingress?.host],
    [['gateway'], gateway, gateway?.hostnames],
    [['certificate'], certificate, certificate?.dnsNames],
    [['applicationSet', 'ingress'], applicationSet?.ingress, applicationSet?.ingress?.host],
  ];
  const hostless = url === undefined ? hosts.filter(([, part, host]) => part !== undefined && host === undefined) : [];
  return hostless.map(([path]) =>
    fault('required', path, (at) => `Cannot make ${at} without a host`, `add ${addUrl}, whose host it uses`),
  );
}

const addUrl = "url: 'https://argocd.example.com'";

function checkGateway({ gateway, params, insecure }: ArgoCdInstallProps): readonly Fault[] {
  const isInsecure = String(params?.['server.insecure'] ?? insecure ?? false) === 'true';
  const usesTls = gateway?.backendTls !== undefined;
  return [
    ...faultIf(
      gateway !== undefined && !isInsecure && !usesTls,
      'required',
      ['gateway'],
      (at) =>
        `Cannot make ${at} without insecure: a Gateway uses HTTP to the API server, which would redirect it to HTTPS forever`,
      "add insecure: true, or gateway.backendTls: { caCertificates: ['argocd-ca'] }",
    ),
    ...faultIf(
      isInsecure && usesTls,
      'exclusive',
      ['gateway', 'backendTls'],
      (at) => `Cannot use ${at} with insecure: the API server then has no TLS`,
      'leave one of them out',
    ),
  ];
}

/** Without TLS, nobody can show a certificate to the repo server, which then does not start. */
function checkRepoServerTls({ params }: ArgoCdInstallProps): readonly Fault[] {
  const path = params?.['reposerver.client.ca.path'];
  return faultIf(
    String(params?.['reposerver.disable.tls']) === 'true' && path !== undefined && path !== '',
    'exclusive',
    ['params', 'reposerver.client.ca.path'],
    (at) => `Cannot use ${at} with reposerver.disable.tls: the repo server does not start with both`,
    'leave one of them out',
  );
}

function checkLogins({ url, oidc, dex }: ArgoCdInstallProps): readonly Fault[] {
  const ways = [...(oidc === undefined ? [] : [['oidc']]), ...(dex?.config === undefined ? [] : [['dex', 'config']])];
  const homeless = url === undefined ? ways : [];
  return [
    ...homeless.map((path) =>
      fault(
        'required',
        path,
        (at) => `Cannot use ${at} without url: logins come back to that address`,
        `add ${addUrl}`,
      ),
    ),
    ...(ways.length === 2 ? [excluding(['oidc', 'dex.config'], [], 'Argo CD would use Dex and ignore oidc')] : []),
  ];
}

function checkAdminSecret({ admin, createSecret }: ArgoCdInstallProps): readonly Fault[] {
  return faultIf(
    createSecret === false && admin?.passwordHash !== undefined,
    'no-effect',
    ['admin', 'passwordHash'],
    (at) => `Cannot use ${at} with createSecret: false: it would be in the Secret argocd-secret`,
    'put it where that Secret comes from, under the key admin.password',
  );
}

function checkApplicationSets({ applicationSet, params }: ArgoCdInstallProps): readonly Fault[] {
  const asksHosts = String(params?.['applicationsetcontroller.enable.scm.providers'] ?? 'true') === 'true';
  return faultIf(
    asksHosts && applicationSet?.namespaces !== undefined && applicationSet.allowedScmProviders === undefined,
    'required',
    ['applicationSet', 'namespaces'],
    (at) => `Cannot use ${at} alone: the controller does not start, because tokens could be sent anywhere`,
    "add applicationSet.allowedScmProviders, or params: { 'applicationsetcontroller.enable.scm.providers': false }",
  );
}

function checkMetricsAddress({ params, fixes = [] }: ArgoCdInstallProps): readonly Fault[] {
  return faultIf(
    params?.['server.metrics.listen.address'] !== undefined &&
      fixes !== 'all' &&
      !fixes.includes('server-metrics-address'),
    'no-effect',
    ['params', 'server.metrics.listen.address'],
    (at) => `Cannot use ${at}: upstream uses it as the name of a flag, and ignores it`,
    "add fixes: ['server-metrics-address']",
  );
}
