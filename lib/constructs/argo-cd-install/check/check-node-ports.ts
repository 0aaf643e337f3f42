import { type Problem } from '../../../core/error';
import { quote } from '../../../core/check/quote';
import { type ArgoCdInstallProps } from '../props/install';
import { checkChoice, problemIf } from './check-choice';

/** Kubernetes' default range; a cluster can be started with another. */
const range = { least: 30000, most: 32767 };

/** What is wrong with the ports of the API server on the nodes; that no other Service has them, the app checks. */
export function checkNodePorts({ server = {} }: ArgoCdInstallProps): Problem[] {
  const { type, nodePorts = {} } = server.service ?? {};
  const used = Object.entries(nodePorts).filter(([, port]) => port !== undefined);
  const outside = used.filter(([, port]) => !Number.isInteger(port) || port < range.least || port > range.most);
  return [
    ...checkChoice('server.service.type', type, ['ClusterIP', 'NodePort', 'LoadBalancer']),
    ...outside.map(([name, port]) => ({
      what: `Cannot use ${quote(port)} as server.service.nodePorts.${name}: it must be ${range.least} to ${range.most}`,
      fix: `use one such as ${name === 'https' ? 31001 : 31000}, or leave it to the cluster`,
    })),
    ...problemIf(
      used.length === 2 && nodePorts.http === nodePorts.https,
      `Cannot use ${quote(nodePorts.http)} as node port of both http and https: a port leads to one place`,
      'use two ports',
    ),
    ...problemIf(
      used.length > 0 && (type === undefined || type === 'ClusterIP'),
      `Cannot use server.service.nodePorts with type ${quote(type ?? 'ClusterIP')}: it has no port on the nodes`,
      "use type: 'NodePort', or leave nodePorts out",
    ),
  ];
}
