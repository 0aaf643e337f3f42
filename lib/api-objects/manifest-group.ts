import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { type Manifest } from '../core/manifest';
import { withDefaults } from '../core/stand-in';
import { findGroupObject } from './find-group-object';
import { ManifestObject, type ManifestObjectOptions } from './manifest-object';
import { manifestIds } from './manifest-ids';

/**
 * A construct with many objects: `Include`, `Kustomization`, `HelmChart`, `ArgoCdInstall`.
 */
export abstract class ManifestGroup extends Construct {
  /** The objects, in the order in which they were added. */
  public get apiObjects(): ApiObject[] {
    return this.node.findAll().filter((construct) => construct instanceof ApiObject);
  }

  /**
   * Finds one object of this group.
   *
   * @param kind `Deployment`; or `serving.knative.dev/v1 Service`, if several API groups have the kind
   * @param name `web`; or `prod/web`, with the namespace, if several namespaces have the name
   * @throws if no object matches, with a list of the objects, or if several objects match
   */
  public getApiObject(kind: string, name: string): ApiObject {
    return findGroupObject(this.node.path, this.apiObjects, kind, name);
  }

  /** Adds one object for each manifest. Its id stays the same as long as kind, name and namespace stay the same. */
  protected addManifests(manifests: readonly Manifest[], options: ManifestObjectOptions = {}): void {
    const heads = manifests.map(({ apiVersion, kind, metadata }) => ({ apiVersion, kind, metadata }));
    const ids = manifestIds(withDefaults(heads), new Set(this.node.children.map((child) => child.node.id)));
    manifests.forEach((manifest, index) => new ManifestObject(this, ids[index], manifest, options));
  }
}
