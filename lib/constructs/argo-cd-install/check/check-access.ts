import { type Problem } from '../../../core/error';
import { quote } from '../../../core/check/quote';
import { type ArgoCdInstallProps } from '../props/install';
import { problemIf } from './check-choice';

const isUrl = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** What is wrong with the ways in. */
export function checkAccess(props: ArgoCdInstallProps): Problem[] {
  const { url, ingress, gateway, certificate, applicationSet = {} } = props;
  return [
    ...checkUrl(url),
    ...checkRootPath(props),
    ...checkExternalTraffic(props),
    ...(ingress === undefined ? [] : checkHost('ingress', ingress.host, props)),
    ...(gateway === undefined ? [] : checkHost('gateway', gateway.hostnames, props)),
    ...(certificate === undefined ? [] : checkHost('certificate', certificate.dnsNames, props)),
    ...(applicationSet.ingress === undefined
      ? []
      : checkHost('applicationSet.ingress', applicationSet.ingress.host, props)),
    ...problemIf(
      gateway !== undefined && String(props.params?.['server.insecure'] ?? props.insecure ?? false) !== 'true',
      'Cannot make gateway without insecure: a Gateway speaks HTTP to the API server, which would send it to HTTPS for ever',
      'add insecure: true',
    ),
    ...problemIf(
      gateway?.parentRefs.length === 0,
      'Cannot make gateway without parentRefs: no Gateway would take the routes',
      "add parentRefs: [{ name: 'public' }]",
    ),
  ];
}

function checkUrl(url: string | undefined): Problem[] {
  return problemIf(
    url !== undefined && !isUrl(url),
    `Cannot use ${quote(url)} as url: it must be an address with http:// or https://`,
    "use one such as 'https://argocd.example.com'",
  );
}

function checkHost(as: string, given: unknown, props: ArgoCdInstallProps): Problem[] {
  return problemIf(
    given === undefined && props.url === undefined,
    `Cannot make ${as} without a host`,
    "add url: 'https://argocd.example.com', whose host it takes",
  );
}

function checkRootPath({ server = {} }: ArgoCdInstallProps): Problem[] {
  const { rootPath } = server;
  return problemIf(
    rootPath !== undefined && !/^\/[^\s]*[^\s/]$/.test(rootPath),
    `Cannot use ${quote(rootPath)} as server.rootPath: it must begin with a slash and end without one`,
    "use one such as '/argo-cd'",
  );
}

function checkExternalTraffic({ server = {} }: ArgoCdInstallProps): Problem[] {
  const { type, externalTrafficPolicy, loadBalancerClass, loadBalancerSourceRanges } = server.service ?? {};
  const balancer = loadBalancerClass !== undefined || loadBalancerSourceRanges !== undefined;
  return [
    ...problemIf(
      externalTrafficPolicy !== undefined && (type === undefined || type === 'ClusterIP'),
      'Cannot use server.service.externalTrafficPolicy with type "ClusterIP": no traffic comes from outside',
      "use type: 'NodePort' or 'LoadBalancer'",
    ),
    ...problemIf(
      balancer && type !== 'LoadBalancer',
      'Cannot use server.service.loadBalancerClass or loadBalancerSourceRanges: the Service has no load balancer',
      "use type: 'LoadBalancer'",
    ),
  ];
}
