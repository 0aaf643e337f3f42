import { type YamlTree } from './yaml-tree';

/** What identifies an object that a kustomization can name. */
export interface ObjectId {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** A part of a kustomization: the value of a field, and the files that it names. */
export interface Part {
  readonly field: string;
  readonly value: YamlTree;
  readonly files?: Readonly<Record<string, string>>;
}

/** Makes a part of a kustomization that has these objects. */
export type MakePart = (objects: readonly ObjectId[]) => Part;

/** The id of an object. */
export function idOf(object: YamlTree): ObjectId {
  const { apiVersion, kind, metadata } = object as unknown as ObjectId & {
    metadata: { name: string; namespace?: string };
  };
  return { apiVersion, kind, name: metadata.name, namespace: metadata.namespace };
}

/** Picks an object by a random number. Without objects it is one that is not there. */
export function pick(objects: readonly ObjectId[], number: number): ObjectId {
  return objects[number % objects.length] ?? { apiVersion: 'v1', kind: 'ConfigMap', name: 'missing' };
}
