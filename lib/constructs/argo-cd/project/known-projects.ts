import { type ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { type Fault } from '../../../core/fault';
import { type Manifest } from '../../../core/manifest';
import { isPlainMap } from '../../../core/plain';
import { checkPermission, type Declared } from './permission';

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
  const declared = declaredOf(application);
  const known = (projects.get(application.node.root) ?? [])
    .map(declaredOf)
    .filter((project) => project.name === declared.spec.project);
  const refusals = known.map((project) => checkPermission(declared, project));
  return refusals.find((list) => list.length === 0) ?? refusals[0] ?? [];
}

function declaredOf(object: ApiObject): Declared {
  const { metadata, spec } = object.toJson() as Manifest & { readonly spec?: unknown };
  return { name: object.name, namespace: metadata?.namespace, spec: isPlainMap(spec) ? spec : {} };
}
