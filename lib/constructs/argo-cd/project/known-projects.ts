import { type ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { at, type Fault } from '../../../core/fault';
import { type Manifest } from '../../../core/manifest';
import { isPlainMap, listOf } from '../../../core/plain';
import { clustersFor } from '../connection/known-connections';
import { hasOwnTemplate } from '../application-set-spec/templated-texts';
import { checkPermission, type Declared } from './permission';
import { withDefaults } from '../../../core/stand-in';

const projects = new WeakMap<IConstruct, ApiObject[]>();

/** Registers a project, so that Applications of the same app are checked against it. */
export function registerProject(project: ApiObject): void {
  const { root } = project.node;
  const known = projects.get(root) ?? [];
  projects.set(root, known);
  known.push(project);
}

/**
 * What an Application uses but its project refuses, if the project is in the same app.
 * An app for several clusters can have several projects with one name. Then it is enough if one of them allows it.
 */
export function checkAgainstProject(application: ApiObject): readonly Fault[] {
  return refusalsOf(declaredOf(application), application);
}

/**
 * What all Applications of an ApplicationSet use but their project refuses. They are in its namespace. A generator or a
 * patch that changes the template can change all of this.
 */
export function checkTemplateAgainstProject(set: ApiObject): readonly Fault[] {
  const { spec, ...declared } = declaredOf(set);
  const { template, templatePatch, generators } = spec;
  const isChanged = templatePatch !== undefined || listOf(generators).some(hasOwnTemplate);
  if (isChanged || !isPlainMap(template) || !isPlainMap(template.spec)) {
    return [];
  }
  const refusals = refusalsOf({ ...declared, spec: template.spec }, set);
  return refusals.flatMap((each) => (each.path[0] === 'metadata' ? each : at('template', [each])));
}

function refusalsOf(application: Declared, object: ApiObject): readonly Fault[] {
  const known = (projects.get(object.node.root) ?? []).filter(
    ({ name }) => withDefaults(name) === application.spec.project,
  );
  const refusals = known.map((project) =>
    checkPermission(application, declaredOf(project), clustersFor(object, project.metadata.namespace)),
  );
  return refusals.find((list) => list.length === 0) ?? refusals[0] ?? [];
}

function declaredOf(object: ApiObject): Declared {
  const { metadata, spec } = object.toJson() as Manifest & { readonly spec?: unknown };
  return { name: withDefaults(object.name), namespace: metadata?.namespace, spec: isPlainMap(spec) ? spec : {} };
}
