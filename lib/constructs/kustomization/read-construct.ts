import { ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { type Manifest } from '../../core/manifest';

/** The objects at and below a construct, finished. */
export function readConstruct(construct: IConstruct): Manifest[] {
  return construct.node
    .findAll()
    .filter((child): child is ApiObject => ApiObject.isApiObject(child))
    .map((object) => object.toJson() as Manifest);
}

/** A construct among the resources, as it was when it was read. */
export interface ReadBase {
  readonly construct: IConstruct;
  readonly manifests: readonly Manifest[];
}

/** How messages call a construct that was read: its path, or what it is where the path is empty, as that of an App. */
export function describeBase(construct: IConstruct): string {
  return construct.node.path === '' ? `an ${construct.constructor.name}` : construct.node.path;
}
