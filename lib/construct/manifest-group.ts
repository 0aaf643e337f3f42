import { type ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { GitOpsError } from '../core/error';

/**
 * A construct that stands for many objects: `Include`, `Kustomization`, `HelmChart`, `ArgoCdInstall`.
 */
export abstract class ManifestGroup extends Construct {
  /** The objects, in the order in which they are written. */
  public abstract get apiObjects(): ApiObject[];

  /**
   * Finds one object of this group.
   *
   * @throws where there is no such object, with the list of those that there are.
   */
  public getApiObject(kind: string, name: string): ApiObject {
    const found = this.apiObjects.find((object) => object.kind === kind && object.name === name);
    if (found === undefined) {
      const all = this.apiObjects.map((object) => `${object.kind}/${object.name}`).join(', ');
      throw new GitOpsError({
        where: this.node.path,
        what: `Cannot find ${kind}/${name} among the objects`,
        fix: `use one of ${all}`,
      });
    }
    return found;
  }
}
