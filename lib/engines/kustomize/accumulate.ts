import { GitOpsError } from '../../core/error';
import { detach } from '../../core/detach';
import { type BuildContext } from './rule/build-context';
import { configuredGenerators, configuredSteps, type Generated } from './configured/configured';
import { absorb, generate, mergeOptions, type GeneratedKind } from './generate/generators';
import { type GeneratorSpec, type ManifestSource } from './file/kustomization-spec';
import { loadConfig } from './file/load-config';
import { inflateChart } from './helm/inflate-chart';
import { addOrigin, appendPath, setOrigin } from './resource/origin';
import { runValidator } from './validators';
import { readResources, resourcesOf } from './resource/read-resources';
import { ResourceMap } from './resource/resource-map';
import { type KustomizeResource } from './resource/resource';
import { originOf, ruleOf } from './rule/rule-of';
import { runSteps, type Step } from './rule/step';
import { openBase, type Target } from './rule/target';
import { transformerSteps } from './transform/transformers';
import { emptyConfig, mergeConfigs, type TransformerConfig } from './field/transformer-config';
import { addVars, declareVars, type VarSet } from './names/vars';

/** The objects of a kustomization before names get their hashes and references are updated. */
export interface Accumulator {
  readonly resources: ResourceMap;
  config: TransformerConfig;
  readonly vars: VarSet;
}

/**
 * Evaluates one kustomization. The kustomizations that it builds on come first, depth first.
 *
 * @param accumulator where the objects go: a component works on the objects of the kustomization that lists it
 */
export function accumulate(target: Target, context: BuildContext, accumulator = emptyAccumulator()): Accumulator {
  return runNested(accumulateTarget(target, context, accumulator));
}

function* accumulateTarget(target: Target, context: BuildContext, accumulator: Accumulator): Nested {
  const { spec, loader, place } = target;
  yield* addResources(target, spec.resources ?? [], context, accumulator);
  accumulator.config = mergeConfigs(accumulator.config, loadConfig(spec, loader, place), place(['configurations']));
  addGenerated(target, context, accumulator);
  yield* addComponents(target, context, accumulator);
  runSteps(transformerSteps(target, accumulator.config, context), accumulator.resources, context);
  runSteps(readSteps(target, 'transformers', context), accumulator.resources, context);
  validate(target, context, accumulator);
  const declared = (spec.vars ?? []).map((variable, index) => ({ spec: variable, where: place(['vars', index]) }));
  declareVars(accumulator.resources, accumulator.vars, declared);
  return accumulator;
}

function emptyAccumulator(): Accumulator {
  return { resources: new ResourceMap(), config: emptyConfig, vars: new Map() };
}

/** The evaluation of a kustomization. It yields the evaluation of each kustomization that it needs the objects of. */
type Nested = Generator<Nested, Accumulator, Accumulator>;

/** Runs an evaluation, and first those that it yields. Thousands may be nested, so their stack is a list. */
function runNested(outermost: Nested): Accumulator {
  const stack = [outermost];
  let result = emptyAccumulator();
  for (let current: Nested | undefined = outermost; current !== undefined; current = stack[stack.length - 1]) {
    const step: IteratorResult<Nested, Accumulator> = current.next(result);
    if (step.done === true) {
      stack.pop();
      result = step.value;
    } else {
      stack.push(step.value);
    }
  }
  return result;
}

/** Adds the entries of `resources`: files, folders with a kustomization, and objects from code. */
function* addResources(
  target: Target,
  entries: readonly (string | ManifestSource)[],
  context: BuildContext,
  accumulator: Accumulator,
  field = 'resources',
): Generator<Nested, void, Accumulator> {
  for (const [index, entry] of entries.entries()) {
    const where = target.place([field, index]);
    if (typeof entry !== 'string') {
      accumulator.resources.appendAll(resourcesOf(detach(entry.manifests), entry.source), where);
    } else if (target.loader.look(entry) === 'file' || isFileUrl(entry)) {
      addFile(target, entry, where, context, accumulator);
    } else {
      yield* addDirectory(target, entry, where, context, accumulator);
    }
  }
}

function isFileUrl(entry: string): boolean {
  return /^https?:/i.test(entry);
}

function addFile(target: Target, path: string, where: string, context: BuildContext, accumulator: Accumulator): void {
  const resources = readResources(target.loader.readText(path, where), target.loader.describe(path));
  context.noteKinds(resources);
  setOrigin(resources, appendPath(target.origin, path));
  accumulator.resources.appendAll(resources, where);
}

function* addDirectory(
  target: Target,
  path: string,
  where: string,
  context: BuildContext,
  accumulator: Accumulator,
): Generator<Nested, void, Accumulator> {
  const base = openBase(target, path, where, context);
  demandKind(base, 'Kustomization', where);
  const built = yield accumulateTarget(base, context, emptyAccumulator());
  accumulator.resources.appendAll(built.resources.resources, where);
  accumulator.config = mergeConfigs(accumulator.config, built.config, where);
  addVars(accumulator.vars, built.vars.values());
}

function* addComponents(
  target: Target,
  context: BuildContext,
  accumulator: Accumulator,
): Generator<Nested, void, Accumulator> {
  for (const [index, path] of (target.spec.components ?? []).entries()) {
    const where = target.place(['components', index]);
    const component = openBase(target, path, where, context);
    demandKind(component, 'Component', where);
    yield accumulateTarget(component, context, accumulator);
  }
}

/** Components are allowed under `components` only, and all other kustomizations under `resources` only. */
function demandKind(target: Target, wanted: 'Kustomization' | 'Component', where: string): void {
  const isComponent = target.spec.kind === 'Component';
  if (isComponent !== (wanted === 'Component')) {
    throw new GitOpsError({
      where,
      what: `Cannot build on ${target.loader.describe('.')} here: it is a ${isComponent ? 'Component' : 'Kustomization'}`,
      fix: `list it under ${isComponent ? 'components' : 'resources'}`,
    });
  }
}

function addGenerated(target: Target, context: BuildContext, accumulator: Accumulator): void {
  const { spec, place } = target;
  addFromField(target, 'configMapGenerator', 'ConfigMap', spec.configMapGenerator ?? [], context, accumulator);
  addFromField(target, 'secretGenerator', 'Secret', spec.secretGenerator ?? [], context, accumulator);
  addCharts(target, context, accumulator);
  for (const { resources, origin } of runConfigured(target, context)) {
    addOrigin(resources, origin);
    absorb(accumulator.resources, resources, place(['generators']));
  }
}

function addFromField(
  target: Target,
  field: string,
  kind: GeneratedKind,
  generators: readonly GeneratorSpec[],
  context: BuildContext,
  accumulator: Accumulator,
): void {
  const generated = generators.map((generator, index) => {
    const options = mergeOptions(generator.options, target.spec.generatorOptions);
    return generate(kind, { ...generator, options }, target.loader, target.place([field, index]));
  });
  generated.forEach((resource, index) =>
    context.observer?.generated?.(ruleOf(target, field, generators[index], index), resource),
  );
  addOrigin(generated, originOf(target, `${kind}Generator`));
  generated.forEach((resource) => absorb(accumulator.resources, [resource], resource.source));
}

function addCharts(target: Target, context: BuildContext, { resources }: Accumulator): void {
  const { spec, place } = target;
  const namespace = spec.namespace || target.namespaceAbove;
  (spec.helmCharts ?? []).forEach((chart, index) => {
    const where = place(['helmCharts', index]);
    const withNamespace = { ...chart, namespace: chart.namespace || namespace };
    const rendered = inflateChart(withNamespace, { ...target, globals: spec.helmGlobals, where }, context.helm);
    context.noteKinds(rendered);
    addOrigin(rendered, originOf(target, 'HelmChartInflationGenerator'));
    absorb(resources, rendered, where);
  });
}

function validate(target: Target, context: BuildContext, { resources }: Accumulator): void {
  for (const step of readSteps(target, 'validators', context)) {
    runValidator(step, resources, context);
  }
}

function readSteps(target: Target, field: 'transformers' | 'validators', context: BuildContext): Step[] {
  const configs = readConfigs(target, field, context);
  return configs.length === 0 ? [] : configuredSteps(configs, target, field, context);
}

function runConfigured(target: Target, context: BuildContext): Generated[] {
  const configs = readConfigs(target, 'generators', context);
  return configs.length === 0 ? [] : configuredGenerators(configs, target, context);
}

/** Reads configs: first the inline ones, then the ones in files and folders. */
function readConfigs(
  target: Target,
  field: 'generators' | 'transformers' | 'validators',
  context: BuildContext,
): readonly KustomizeResource[] {
  const entries = target.spec[field] ?? [];
  if (entries.length === 0) {
    return [];
  }
  const accumulator = emptyAccumulator();
  const paths: string[] = [];
  entries.forEach((entry, index) => {
    const inline = tryRead(entry, target.place([field, index]));
    if (inline === undefined) {
      paths.push(entry);
    } else {
      setOrigin(inline, appendPath(target.origin, target.fileName));
      accumulator.resources.appendAll(inline);
    }
  });
  runNested(addConfigs(target, paths, context, accumulator, field));
  return accumulator.resources.resources;
}

function* addConfigs(...resources: Parameters<typeof addResources>): Nested {
  yield* addResources(...resources);
  return resources[3];
}

function tryRead(text: string, where: string): KustomizeResource[] | undefined {
  try {
    return readResources(text, where);
  } catch {
    return undefined;
  }
}
