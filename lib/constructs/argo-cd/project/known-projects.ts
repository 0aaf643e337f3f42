import { type ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { type Fault } from '../../../core/fault';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { checkPermission } from './permission';

const projects = new WeakMap<IConstruct, ApiObject[]>();

/** Registers a project, so that Applications of the same app are checked against it. */
export function registerProject(project: ApiObject): void {
  const { root } = project.node;
  projects.set(root, [...(projects.get(root) ?? []), project]);
}

/**
 * What an Application uses but its project refuses, if the project is in the same app.
 * An app for several clusters can have several projects with one name. Then it is enough if one of them allows it.
 */
export function checkAgainstProject(application: ApiObject): readonly Fault[] {
  const spec = specOf(application);
  const known = (projects.get(application.node.root) ?? []).filter((project) => project.name === spec.project);
  const refusals = known.map((project) => checkPermission(spec, specOf(project), project.name));
  return refusals.find((list) => list.length === 0) ?? refusals[0] ?? [];
}

function specOf(object: ApiObject): PlainMap {
  const { spec } = object.toJson() as { readonly spec?: unknown };
  return isPlainMap(spec) ? spec : {};
}
