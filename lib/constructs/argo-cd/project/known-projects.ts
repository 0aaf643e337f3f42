import { type ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { formatProblem } from '../../../core/error';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { findRefusals } from './permission';

const projects = new WeakMap<IConstruct, ApiObject[]>();

/** Registers a project, so that Applications of the same app are checked against it. */
export function registerProject(project: ApiObject): void {
  const { root } = project.node;
  projects.set(root, [...(projects.get(root) ?? []), project]);
}

/**
 * Messages about what an Application uses but its project refuses, if the project is in the same app.
 * An app for several clusters can have several projects with one name. Then it is enough if one of them allows it.
 */
export function checkAgainstProject(application: ApiObject): string[] {
  const { spec } = application.toJson() as { readonly spec?: unknown };
  const known = (projects.get(application.node.root) ?? []).filter(
    (project) => isPlainMap(spec) && project.name === spec.project,
  );
  const refusals = known.map((project) => findRefusals(spec as PlainMap, specOf(project), project.name));
  const fewest = refusals.find((list) => list.length === 0) ?? refusals[0] ?? [];
  return fewest.map(formatProblem);
}

function specOf(project: ApiObject): PlainMap {
  const { spec } = project.toJson() as { readonly spec?: unknown };
  return isPlainMap(spec) ? spec : {};
}
