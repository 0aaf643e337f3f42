import { type Finding, finding } from '../core/error';
import { describeManifest, type Manifest } from '../core/manifest';
import { isPlainMap } from '../core/plain';

/** An object that may open ports on the nodes. */
export interface NodePortObject {
  /** Construct path. */
  readonly path: string;
  /** The cluster that the object is for. */
  readonly target: string;
  readonly manifest: Manifest;
}

interface Use {
  readonly path: string;
  readonly title: string;
  readonly protocol: string;
}

/**
 * Finds node ports that two Services ask for. The API server would not accept the second Service. One Service may use a
 * port twice, for TCP and for UDP.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
 */
export class NodePortClashes {
  private readonly uses = new Map<string, Use>();
  private readonly found: Finding[] = [];

  /** Adds an object. If it clashes with an earlier one, there is a finding. */
  public add({ path, target, manifest }: NodePortObject): void {
    for (const { nodePort, protocol } of nodePortsOf(manifest)) {
      const key = JSON.stringify([target, nodePort]);
      const use = { path, title: describeManifest(manifest), protocol };
      const first = this.uses.get(key);
      if (first === undefined) {
        this.uses.set(key, use);
      } else if (first.path !== path || first.protocol === protocol) {
        this.found.push(clash(nodePort, first, use));
      }
    }
  }

  public get findings(): readonly Finding[] {
    return this.found;
  }
}

function nodePortsOf({ apiVersion, kind, spec }: Manifest): { nodePort: number; protocol: string }[] {
  if (apiVersion !== 'v1' || kind !== 'Service' || !isPlainMap(spec)) {
    return [];
  }
  const ports: unknown[] = Array.isArray(spec.ports) ? spec.ports : [];
  const healthCheck = { nodePort: spec.healthCheckNodePort, protocol: 'health check' };
  return [...ports, healthCheck].flatMap((port) => {
    const { nodePort, protocol } = isPlainMap(port) ? port : {};
    const isSet = typeof nodePort === 'number' && nodePort !== 0;
    return isSet ? [{ nodePort, protocol: typeof protocol === 'string' ? protocol : 'TCP' }] : [];
  });
}

function clash(nodePort: number, first: Use, second: Use): Finding {
  return finding({
    rule: 'node-port-clash',
    where: second.path,
    what: `Cannot use nodePort ${nodePort} in ${second.title} at ${second.path}: ${first.title} at ${first.path} has it already`,
    fix: 'use another nodePort, or leave it out to get a free one',
  });
}
