import { isPlainMap } from '../../../core/plain';
import { selectsGvk, splitPath, type GroupVersionKind } from '../field/field-spec';
import { type NameReference } from '../field/transformer-config';
import { demandFieldName, FieldSpecProblem, type Holder } from '../field/visit-field';
import { jsonText } from '../../../core/text/json-text';

/** A field that may contain the name of an object of some kind. */
export interface ReferenceField {
  readonly target: Partial<GroupVersionKind>;
  readonly path: string;
}

/** The fields of one kind that may contain names, as a tree of their paths. With it, an object is walked only once. */
export interface ReferenceTree {
  readonly fields: ReferenceField[];
  readonly children: Map<string, ReferenceTree>;
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
  const root: ReferenceTree = { fields: [], children: new Map() };
  for (const { fieldSpecs, ...target } of references) {
    for (const spec of fieldSpecs.filter((candidate) => selectsGvk(candidate, gvk))) {
      growTo(root, spec.path ?? '').fields.push({ target, path: spec.path ?? '' });
    }
  }
  return root;
}

function growTo(root: ReferenceTree, path: string): ReferenceTree {
  return splitPath(path).reduce<ReferenceTree>((tree, part) => {
    const key = part.replace(/\[\]$/, '');
    const child = tree.children.get(key) ?? { fields: [], children: new Map() };
    tree.children.set(key, child);
    return child;
  }, root);
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
  for (const [key, child] of tree.children) {
    demandFieldName(key);
    if (!Object.hasOwn(value, key)) {
      continue;
    }
    for (const field of child.fields) {
      onReference(field, value, key);
    }
    if (child.children.size > 0) {
      walkReferences(value[key], child, onReference);
    }
  }
}

function demandNoScalar(value: unknown, { children }: ReferenceTree): void {
  if (value !== null && value !== undefined) {
    throw new FieldSpecProblem({
      what: `Cannot follow name references: expected a map or a list before ${[...children.keys()].join(', ')}, but there is ${jsonText(value)}`,
      fix: 'correct the object, or the nameReference with this path',
    });
  }
}
