import { hostOf } from '../extras/ingress';
import { type InstallPlan } from '../plan/plan';
import { type ArgoCdIngress } from '../props/access';
import { type ArgoCdServerService } from '../props/components';
import { row, type ValueRow, type ValueSource } from './value-row';

/** How people reach Argo CD. */
export const accessRows: readonly ValueRow[] = [
  ...serviceRows(),
  ...ingressRows('ingress', 'server.ingress', ({ plan }) => plan.props.ingress),
  ...ingressRows('applicationSet.ingress', 'applicationSet.ingress', ({ plan }) => plan.props.applicationSet?.ingress),
  row('ingress', 'server.ingressGrpc.enabled', ({ plan }) => plan.props.ingress?.grpcHost && true),
  row('ingress', 'server.ingressGrpc.hostname', ({ plan }) => plan.props.ingress?.grpcHost),
  ...gatewayRows(),
  ...certificateRows(),
];

function serviceRows(): ValueRow[] {
  const service = ({ plan }: ValueSource): ArgoCdServerService => plan.props.server?.service ?? {};
  const prop = 'server.service';
  const same = [
    'type',
    'annotations',
    'labels',
    'loadBalancerSourceRanges',
    'loadBalancerClass',
    'externalTrafficPolicy',
  ] as const;
  // The chart has ports of its own. Natively, the cluster chooses a port that is not given.
  const chosen = (source: ValueSource): null | undefined => (service(source).type === undefined ? undefined : null);
  return [
    ...same.map((field) => row(prop, `${prop}.${field}`, (source) => service(source)[field])),
    { ...row(prop, `${prop}.nodePortHttp`, chosen), isDefault: true },
    { ...row(prop, `${prop}.nodePortHttps`, chosen), isDefault: true },
    row(prop, `${prop}.nodePortHttp`, (source) => service(source).nodePorts?.http),
    row(prop, `${prop}.nodePortHttps`, (source) => service(source).nodePorts?.https),
    row(prop, `${prop}.servicePortHttpsAppProtocol`, (source) => service(source).httpsAppProtocol),
  ];
}

function ingressRows(prop: string, to: string, of: (source: ValueSource) => ArgoCdIngress | undefined): ValueRow[] {
  return [
    row(prop, `${to}.enabled`, (source) => of(source) && true),
    row(prop, `${to}.ingressClassName`, (source) => of(source)?.className),
    row(prop, `${to}.hostname`, (source) => of(source) && (of(source)?.host ?? hostOf(source.plan.props.url))),
    row(prop, `${to}.extraHosts`, (source) => of(source)?.extraHosts?.map((name) => ({ name }))),
    row(prop, `${to}.path`, (source) => of(source)?.path),
    row(prop, `${to}.pathType`, (source) => of(source)?.pathType),
    row(prop, `${to}.tls`, (source) => (of(source)?.tls === true ? true : undefined)),
    row(prop, `${to}.annotations`, (source) => of(source)?.annotations),
    row(prop, `${to}.labels`, (source) => of(source)?.labels),
  ];
}

function gatewayRows(): ValueRow[] {
  const gateway = ({ plan }: ValueSource): InstallPlan['props']['gateway'] => plan.props.gateway;
  const http = 'server.httproute';
  return [
    row('gateway', `${http}.enabled`, (source) => gateway(source) && true),
    row('gateway', `${http}.parentRefs`, (source) => gateway(source)?.parentRefs),
    row('gateway', `${http}.hostnames`, (source) => gateway(source)?.hostnames),
    row('gateway', `${http}.annotations`, (source) => gateway(source)?.annotations),
    row('gateway', 'server.grpcroute.enabled', (source) => gateway(source)?.grpcHostnames && true),
    row(
      'gateway',
      'server.grpcroute.parentRefs',
      (source) => gateway(source)?.grpcHostnames && gateway(source)?.parentRefs,
    ),
    row('gateway', 'server.grpcroute.hostnames', (source) => gateway(source)?.grpcHostnames),
  ];
}

function certificateRows(): ValueRow[] {
  const certificate = ({ plan }: ValueSource): InstallPlan['props']['certificate'] => plan.props.certificate;
  const to = 'server.certificate';
  const names = (source: ValueSource): readonly string[] => certificate(source)?.dnsNames ?? [];
  return [
    row('certificate', `${to}.enabled`, (source) => certificate(source) && true),
    row('certificate', `${to}.domain`, (source) => names(source)[0]),
    row('certificate', `${to}.additionalHosts`, (source) =>
      names(source).length > 1 ? names(source).slice(1) : undefined,
    ),
    row('certificate', `${to}.issuer`, (source) => certificate(source)?.issuer),
  ];
}
