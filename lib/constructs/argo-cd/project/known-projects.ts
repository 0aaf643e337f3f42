import { type ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { formatProblem } from '../../../core/error';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { findRefusals } from './permission';

const projects = new WeakMap<IConstruct, ApiObject[]>();

/** Lets Applications of the same app find a project. */
export function registerProject(project: ApiObject): void {
  const { root } = project.node;
  projects.set(root, [...(projects.get(root) ?? []), project]);
}

/**
 * Messages on what an Application uses and its project refuses, where the project is in the same app.
 * Of several projects of one name, as an app for several clusters has them, one that allows it will do.
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
