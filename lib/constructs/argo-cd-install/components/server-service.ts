import { type Manifest } from '../../../core/manifest';
import { service, servicePort, type ServicePort } from '../parts/service';
import { type InstallPlan } from '../plan/plan';
import { type ArgoCdServerService } from '../props/components';
import { componentNames } from '../plan/names';

const component = componentNames.server;

/** The Service of the API server. Both ports lead to 8080, where the server accepts HTTP and HTTPS. */
export function serverService(plan: InstallPlan): Manifest {
  const props = plan.props.server?.service ?? {};
  const { type, loadBalancerClass, loadBalancerSourceRanges, externalTrafficPolicy, annotations, labels } = props;
  const fields = { type, loadBalancerClass, loadBalancerSourceRanges, externalTrafficPolicy };
  const spec = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const { name, label } = component;
  return service(plan, { name, component: label, pods: name, ports: ports(props), spec, annotations, labels });
}

function ports({ nodePorts = {}, httpsAppProtocol }: ArgoCdServerService): ServicePort[] {
  const onNodes = (nodePort?: number) => (nodePort === undefined ? {} : { nodePort });
  const speaks = httpsAppProtocol === undefined ? {} : { appProtocol: httpsAppProtocol };
  return [
    { ...servicePort('http', 80, 8080), ...onNodes(nodePorts.http) },
    { ...servicePort('https', 443, 8080), ...speaks, ...onNodes(nodePorts.https) },
  ];
}
