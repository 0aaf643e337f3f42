import { isPlainMap, type PlainMap } from '../../../core/plain';
import { isDeletionFinalizer, templateFinalizersOf, type DeletionPolicy } from '../application-spec/deletion-policy';
import { renderApplicationSpec, renderSpecFields } from '../application-spec/render-spec';
import { specSchema } from '../release/crd-schema';
import { withoutDefaults } from '../release/without-defaults';
import { type ApplicationSetSpec } from './application-set-spec';
import { namesClusterLater } from './template-destination';

/** The `spec` of an ApplicationSet as Argo CD stores it. Templates of generators stay as they are given. */
export function renderApplicationSetSpec(spec: ApplicationSetSpec, policy: DeletionPolicy): PlainMap {
  const { goTemplate = true, generators, template, syncPolicy, ...rest } = spec;
  const schema = specSchema('ApplicationSet');
  const goTemplateOptions = spec.goTemplateOptions ?? (goTemplate ? ['missingkey=error'] : []);
  // Without preserveResourcesOnDeletion the controller deletes the objects of deleted Applications.
  const preserving = policy === 'orphan' ? withPreserved(syncPolicy) : syncPolicy;
  return {
    ...(withoutDefaults({ ...rest, goTemplate, goTemplateOptions }, schema) as PlainMap),
    generators: withoutDefaults(renderGenerators(generators), schema.properties?.generators ?? {}, ['template']),
    template: withoutDefaults(
      renderTemplate(template, policy, namesClusterLater(spec)),
      schema.properties?.template ?? {},
    ),
    ...(withoutDefaults({ syncPolicy: preserving }, schema) as PlainMap),
  };
}

function withPreserved(syncPolicy: unknown): unknown {
  return syncPolicy === undefined || isPlainMap(syncPolicy)
    ? { ...syncPolicy, preserveResourcesOnDeletion: true }
    : syncPolicy;
}

function renderTemplate(template: unknown, policy: DeletionPolicy, isClusterOpen: boolean): unknown {
  if (!isPlainMap(template)) {
    return template;
  }
  const { metadata, ...spec } = template;
  const render = isClusterOpen ? renderSpecFields : renderApplicationSpec;
  return { metadata: renderMetadata(metadata, policy), spec: render(spec as never) };
}

/** The controller adds its finalizer only if the template has none, so it is written here if there are others. */
function renderMetadata(metadata: unknown, policy: DeletionPolicy): unknown {
  if (!isPlainMap(metadata)) {
    return metadata ?? {};
  }
  const given: unknown[] = Array.isArray(metadata.finalizers) ? metadata.finalizers : [];
  const own = given.filter((finalizer) => typeof finalizer !== 'string' || !isDeletionFinalizer(finalizer));
  const finalizers =
    own.length > 0 || policy === 'cascade-background' ? [...own, ...templateFinalizersOf(policy)] : own;
  return { ...metadata, finalizers };
}

/** Generators with their templates rendered, also inside a matrix or a merge. */
function renderGenerators(generators: unknown): unknown {
  return Array.isArray(generators) ? generators.map(renderGenerator) : generators;
}

function renderGenerator(generator: unknown): unknown {
  if (!isPlainMap(generator)) {
    return generator;
  }
  return Object.fromEntries(
    Object.entries(generator).map(([kind, settings]) => [
      kind,
      kind === 'selector' || !isPlainMap(settings) ? settings : renderSettings(settings),
    ]),
  );
}

function renderSettings(settings: PlainMap): PlainMap {
  const { template, generators, ...rest } = settings;
  return {
    ...rest,
    ...(generators !== undefined && { generators: renderGenerators(generators) }),
    ...(template !== undefined && { template: renderOverride(template) }),
  };
}

/** The CRD requires these fields here too. Empty values keep the values of the ApplicationSet's template. */
function renderOverride(template: unknown): unknown {
  if (!isPlainMap(template)) {
    return template;
  }
  const { metadata = {}, ...rest } = template;
  const spec = renderSpecFields(rest);
  const source = isPlainMap(spec.source) ? { source: { repoURL: '', ...spec.source } } : {};
  return { metadata, spec: { project: '', destination: {}, ...spec, ...source } };
}
