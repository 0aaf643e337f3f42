import { type ValueSpec } from './marks';

/** A value, or a group of values by the next step of their names. */
export type ValueNode = ValueSpec | ValueGroup;

/** Values by the next step of their names. */
export type ValueGroup = ReadonlyMap<string, ValueNode>;

/** Values by the steps of their names, as they nest in values.yaml. No name is both a value and a group. */
export function valueTree(specs: readonly ValueSpec[]): ValueGroup {
  const root = new Map<string, ValueNode>();
  for (const spec of specs) {
    const steps = spec.path.slice(0, -1);
    const group = steps.reduce(groupAt, root);
    group.set(spec.path.at(-1) as string, spec);
  }
  return root;
}

/** Whether a node of the tree is a group. */
export function isGroup(node: ValueNode): node is ValueGroup {
  return node instanceof Map;
}

function groupAt(parent: Map<string, ValueNode>, step: string): Map<string, ValueNode> {
  const known = parent.get(step) as Map<string, ValueNode> | undefined;
  const group = known ?? new Map<string, ValueNode>();
  parent.set(step, group);
  return group;
}
