import { isClusterScoped } from '../api-objects/custom-scopes';
import { type Finding, finding } from '../core/error';
import { identityOf, type ObjectIdentity, splitApiVersion } from '../core/manifest';
import { type RenderedObject } from './layout/output-layout';

/**
 * Finds objects that are the same object in a cluster, so that the second would overwrite the first.
 * Objects that the API server names (`generateName`) are never the same.
 */
export class IdentityClashes {
  /** How many objects were added. */
  public count = 0;
  private readonly first = new Map<string, string>();
  private readonly found: Finding[] = [];

  /** Adds an object of a cluster. If it clashes with an earlier object, that is a finding. */
  public add(rendered: RenderedObject, target: string): void {
    this.count += 1;
    const { chart, object, manifest } = rendered;
    const name = manifest.metadata?.name;
    if (name === undefined || name === null || name === '') {
      return;
    }
    const { group } = splitApiVersion(manifest.apiVersion);
    const namespace = isClusterScoped(chart, { group, kind: manifest.kind }) ? '' : manifest.metadata?.namespace;
    const key = `${target}\0${group}\0${manifest.kind}\0${namespace ?? ''}\0${name}`;
    const { path } = (object ?? chart).node;
    const first = this.first.get(key);
    if (first === undefined) {
      this.first.set(key, path);
    } else {
      this.found.push(clash(first, path, target, { ...identityOf(manifest), namespace: namespace ?? '' }));
    }
  }

  public get findings(): readonly Finding[] {
    return this.found;
  }
}

function clash(first: string, second: string, target: string, identity: ObjectIdentity): Finding {
  const group = identity.group === '' ? '' : ` (${identity.group})`;
  const place = identity.namespace === '' ? '' : ` in namespace ${identity.namespace}`;
  const cluster = target === '' ? '' : ` of target ${target}`;
  return finding({
    rule: 'identity-clash',
    where: second,
    what: `Cannot have ${identity.kind}/${identity.name}${group}${place}${cluster} twice: ${first} is the same object`,
    fix:
      'give one of them another metadata.name or namespace, ' +
      'or set `target` of App if the charts are for several clusters',
  });
}
