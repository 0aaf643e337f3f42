import { type ObjectIdentity } from '../../../core/manifest';
import { maskSecrets } from '../../../core/secret-text';
import { isBuiltIn } from '../../../kubernetes/references/built-in-objects';
import { queryText } from '../../../kubernetes/label-query';
import { type Reference, type ReferenceTarget } from '../../../kubernetes/references/data/reference';
import { type GraphNode, type NodeState } from '../data/graph';
import { type NodeIds } from './node-ids';

/** The nodes for what references lead to, and is not among the objects. */
export class Placeholders {
  private readonly found = new Map<string, GraphNode>();

  constructor(private readonly ids: NodeIds) {}

  /** The ids of the nodes that a reference leads to. It has none if the cluster has the object, or if nothing is wrong. */
  public idsFor(reference: Reference, target: string | undefined): string[] {
    const { to, isOptional } = reference;
    const object = placeholderOf(to, isOptional);
    if (object === undefined) {
      return [];
    }
    const key = JSON.stringify([target, object]);
    const known = this.found.get(key);
    const state = stateOf(reference);
    const node = known ?? { id: this.ids.add(object), state, object, ...(target ? { target } : {}) };
    this.found.set(key, state === 'missing' ? { ...node, state } : node);
    return [node.id];
  }

  public get nodes(): GraphNode[] {
    return [...this.found.values()];
  }
}

function stateOf({ to, relation, isOptional }: Reference): NodeState {
  if (to.by === 'place' || to.by === 'setting') {
    return 'outside';
  }
  return relation === 'class' ? 'provided' : isOptional ? 'optional' : 'missing';
}

function placeholderOf(to: ReferenceTarget, isOptional: boolean): ObjectIdentity | undefined {
  switch (to.by) {
    case 'name': {
      const { group, kind, namespace, name } = to;
      return isBuiltIn(to) ? undefined : { group, kind, namespace, name };
    }
    case 'labels': {
      const { group, kind } = to.of === 'pods' ? { group: '', kind: 'Pod' } : to.of;
      const namespace = Array.isArray(to.namespaces) ? String(to.namespaces[0]) : '';
      return isOptional ? undefined : { group, kind, namespace, name: queryText(to.selector) };
    }
    case 'setting':
      return to.type === 'cluster' ? outside('Cluster', maskSecrets(to.value)) : undefined;
    case 'place':
      return outside(to.kind, to.name);
  }
}

function outside(kind: string, name: string): ObjectIdentity {
  return { group: '', kind, namespace: '', name };
}
