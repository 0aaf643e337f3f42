import { isPlainMap, type PlainMap } from '../../../core/plain';
import { isDeletionFinalizer, templateFinalizersOf, type DeletionPolicy } from '../application-spec/deletion-policy';
import { renderApplicationSpec, renderSpecFields } from '../application-spec/render-spec';
import { specSchema } from '../release/crd-schema';
import { withoutDefaults } from '../release/without-defaults';
import { type ApplicationSetSpec } from './application-set-spec';

/** The `spec` of an ApplicationSet as Argo CD stores it. */
export function renderApplicationSetSpec(spec: ApplicationSetSpec, policy: DeletionPolicy): PlainMap {
  const { goTemplate = true, generators, template, syncPolicy, ...rest } = spec;
  const options = spec.goTemplateOptions ?? (goTemplate ? ['missingkey=error'] : []);
  const rendered = {
    ...rest,
    goTemplate,
    goTemplateOptions: options,
    generators: renderGenerators(generators),
    template: renderTemplate(template, policy),
    // Without preserveResourcesOnDeletion the controller deletes the objects of deleted Applications.
    syncPolicy: policy === 'orphan' ? withPreserved(syncPolicy) : syncPolicy,
  };
  return withoutDefaults(rendered, specSchema('ApplicationSet')) as PlainMap;
}

function withPreserved(syncPolicy: unknown): unknown {
  return syncPolicy === undefined || isPlainMap(syncPolicy)
    ? { ...syncPolicy, preserveResourcesOnDeletion: true }
    : syncPolicy;
}

function renderTemplate(template: unknown, policy: DeletionPolicy): unknown {
  if (!isPlainMap(template)) {
    return template;
  }
  const { metadata, ...spec } = template;
  return { metadata: renderMetadata(metadata, policy), spec: renderApplicationSpec(spec as never) };
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
