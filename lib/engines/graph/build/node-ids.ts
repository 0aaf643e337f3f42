import { type ObjectIdentity } from '../../../core/manifest';

/** Gives each node an id of its own. */
export class NodeIds {
  private readonly counts = new Map<string, number>();

  /** `Kind/namespace/name`, or `Kind/namespace/name#2` for the second of these. */
  public add({ kind, namespace, name }: ObjectIdentity): string {
    const id = `${kind}/${namespace}/${name}`;
    const count = (this.counts.get(id) ?? 0) + 1;
    this.counts.set(id, count);
    return count === 1 ? id : `${id}#${count}`;
  }
}
