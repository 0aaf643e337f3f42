import { ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { renderApiObject } from '../../api-objects/render-api-object';
import { type Manifest } from '../../core/manifest';

/** The finished objects of a construct and of everything below it. */
export function readConstruct(construct: IConstruct): Manifest[] {
  return construct.node
    .findAll()
    .filter((child): child is ApiObject => ApiObject.isApiObject(child))
    .map((object) => renderApiObject(object));
}

/** A construct in the resources, and its manifests at the time of reading. */
export interface ReadBase {
  readonly construct: IConstruct;
  readonly manifests: readonly Manifest[];
}

/** The name of a construct in messages: its path, or its class if the path is empty, as for an App. */
export function describeBase(construct: IConstruct): string {
  return construct.node.path === '' ? `an ${construct.constructor.name}` : construct.node.path;
}
