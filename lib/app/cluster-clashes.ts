import { type Finding } from '../core/error';
import { NodePortClashes } from '../kubernetes/node-port-clashes';
import { IdentityClashes } from './identity-clashes';
import { type RenderedObject } from './layout/output-layout';

/** Finds what one cluster can't have: the same object twice, or two Services with the same node port. */
export class ClusterClashes {
  private readonly identities = new IdentityClashes();
  private readonly nodePorts = new NodePortClashes();

  /** Adds an object of a cluster. If it clashes with an earlier object, that is a finding. */
  public add(rendered: RenderedObject, target: string): void {
    const { chart, object, manifest } = rendered;
    this.identities.add(rendered, target);
    this.nodePorts.add({ path: (object ?? chart).node.path, target, manifest });
  }

  /** How many objects were added. */
  public get count(): number {
    return this.identities.count;
  }

  public get findings(): readonly Finding[] {
    return [...this.identities.findings, ...this.nodePorts.findings];
  }
}
