import { type Problem } from '../../../core/error';
import { isPlainMap } from '../../../core/plain';
import { selectsGvk, splitPath, type GroupVersionKind } from '../field/field-spec';
import { type NameReference } from '../field/transformer-config';
import { findKeyProblem } from '../field/field-step';
import { FieldSpecProblem, type Holder } from '../field/visit-field';
import { jsonText } from '../../../core/text/json-text';

/** A field that may contain the name of an object of some kind. */
export interface ReferenceField {
  readonly target: Partial<GroupVersionKind>;
  readonly path: string;
}

/** The fields of one kind that may contain names, as a tree of their paths. With it, an object is walked only once. */
export interface ReferenceTree {
  /** The last part of the path; empty at the root. */
  readonly key: string;
  /** Why the key can't be followed; undefined if it can. */
  readonly problem: Problem | undefined;
  readonly fields: ReferenceField[];
  readonly children: ReferenceTree[];
}

/** A function that returns the tree of a kind. A tree is made on its first use. */
export function referenceTrees(references: readonly NameReference[]): (gvk: GroupVersionKind) => ReferenceTree {
  const trees = new Map<GroupVersionKind, ReferenceTree>();
  return (gvk) => {
    const tree = trees.get(gvk) ?? plantTree(references, gvk);
    trees.set(gvk, tree);
    return tree;
  };
}

function plantTree(references: readonly NameReference[], gvk: GroupVersionKind): ReferenceTree {
  const root = treeOf('');
  for (const { fieldSpecs, ...target } of references) {
    for (const spec of fieldSpecs.filter((candidate) => selectsGvk(candidate, gvk))) {
      growTo(root, spec.path ?? '').fields.push({ target, path: spec.path ?? '' });
    }
  }
  return root;
}

function growTo(root: ReferenceTree, path: string): ReferenceTree {
  return splitPath(path).reduce((tree, part) => childOf(tree, part.replace(/\[\]$/, '')), root);
}

function childOf({ children }: ReferenceTree, key: string): ReferenceTree {
  const known = children.find((child) => child.key === key);
  if (known !== undefined) {
    return known;
  }
  const child = treeOf(key);
  children.push(child);
  return child;
}

function treeOf(key: string): ReferenceTree {
  return { key, problem: findKeyProblem(key), fields: [], children: [] };
}

/** Called for each field that an object has. */
export type OnReference = (field: ReferenceField, holder: Holder, key: string | number) => void;

/** Walks an object along a tree. A list does not use up a part of the path: all its elements are visited. */
export function walkReferences(value: unknown, tree: ReferenceTree, onReference: OnReference): void {
  if (Array.isArray(value)) {
    for (const element of value) {
      walkReferences(element, tree, onReference);
    }
    return;
  }
  if (!isPlainMap(value)) {
    demandNoScalar(value, tree);
    return;
  }
  for (const child of tree.children) {
    const { key, problem } = child;
    if (problem !== undefined) {
      throw new FieldSpecProblem(problem);
    }
    if (!Object.hasOwn(value, key)) {
      continue;
    }
    for (const field of child.fields) {
      onReference(field, value, key);
    }
    if (child.children.length > 0) {
      walkReferences(value[key], child, onReference);
    }
  }
}

function demandNoScalar(value: unknown, { children }: ReferenceTree): void {
  if (value !== null && value !== undefined) {
    throw new FieldSpecProblem({
      what: `Cannot follow name references: expected a map or a list before ${children.map(({ key }) => key).join(', ')}, but there is ${jsonText(value)}`,
      fix: 'correct the object, or the nameReference with this path',
    });
  }
}
