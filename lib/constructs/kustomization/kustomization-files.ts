import { realpathSync } from 'node:fs';
import { isUtf8 } from 'node:buffer';
import { dirname, posix, relative, resolve, sep } from 'node:path';
import { GitOpsError } from '../../core/error';
import { stringifyManifests, stringifyYaml } from '../../core/yaml/stringify';
import { type KustomizationSpec, type ManifestSource } from '../../engines/kustomize/file/kustomization-spec';
import { checkPlaces } from './check-places';
import { type Evaluated, type Evaluation } from './evaluate';

/** The file that kustomize reads in a folder. */
export const kustomizationFile = 'kustomization.yaml';

/**
 * The folder with which `kubectl kustomize` gives the same objects: a kustomization.yaml, the objects of constructs,
 * and every file that was read. Files keep their places relative to each other.
 */
export function toKustomizationFiles(evaluation: Evaluation, { files, log }: Evaluated): ReadonlyMap<string, string> {
  demandNoChartsBelow(evaluation);
  const here = realpathSync('.');
  const root = commonFolder([here, ...[...files.keys()].map(dirname)]);
  const result = new Map<string, string>();
  const place = (path: string): string => toPosix(relative(root, realPath(resolve(here, path)))) || '.';
  const spec = dropIdle(evaluation.spec, log);
  const resources = (spec.resources ?? []).map((entry, index) =>
    typeof entry === 'string' ? place(entry) : writeObjects(entry, index, result),
  );
  const places = [...files.keys()].map((path) => [toPosix(relative(root, path)), relative('.', path)] as const);
  GitOpsError.throwIfAny(evaluation.where, checkPlaces(new Map(places), result.keys()));
  for (const [path, content] of files) {
    result.set(toPosix(relative(root, path)), textOf(content, path, evaluation.where));
  }
  const text = stringifyYaml(toFile({ ...spec, ...(spec.resources && { resources }) }, place));
  return new Map([[kustomizationFile, text], ...[...result].sort(([one], [other]) => (one < other ? -1 : 1))]);
}

/** kubectl apply -k and Argo CD do not render charts, so there must be none in the folders that are copied. */
function demandNoChartsBelow({ where, helm }: Evaluation): void {
  const problems = helm.chartPlaces.map((place) => ({
    what: `Cannot emit the chart at ${place}: kubectl apply -k renders no charts`,
    fix: 'move it to helmCharts of this construct, whose objects are emitted',
  }));
  GitOpsError.throwIfAny(where, problems);
}

/** Leaves out optional rules that match nothing, because kubectl fails for some of them. */
function dropIdle(spec: KustomizationSpec, log: Evaluated['log']): KustomizationSpec {
  const idle = new Set(
    log.entries
      .filter(({ matched, rule }) => matched.length === 0 && log.isOptional(rule))
      .map(({ rule }) => `${rule.field}[${rule.index}]`),
  );
  const kept = Object.entries(spec).map(([field, value]) => [
    field,
    Array.isArray(value) ? value.filter((_, index) => !idle.has(`${field}[${index}]`)) : (value as unknown),
  ]);
  return Object.fromEntries(kept.filter(([, value]) => !Array.isArray(value) || value.length > 0)) as KustomizationSpec;
}

/** Fields in the order in which people write a kustomization. */
const fieldOrder = [
  'resources',
  'components',
  'crds',
  'configurations',
  'openapi',
  'namespace',
  'namePrefix',
  'nameSuffix',
  'labels',
  'commonAnnotations',
  'images',
  'replicas',
  'patches',
  'configMapGenerator',
  'secretGenerator',
  'generatorOptions',
  'replacements',
  'generators',
  'transformers',
  'sortOptions',
  'buildMetadata',
] as const;

function toFile(spec: KustomizationSpec, place: (path: string) => string): Record<string, unknown> {
  const pairs = (files: readonly string[] | undefined): string[] | undefined =>
    files?.map((file) => {
      const equals = file.indexOf('=');
      return equals < 0 ? place(file) : `${file.slice(0, equals + 1)}${place(file.slice(equals + 1))}`;
    });
  const paths = (list: readonly string[] | undefined): string[] | undefined =>
    list?.map((entry) => (entry.includes('\n') ? entry : place(entry)));
  const generator = ({ files, envs, ...rest }: NonNullable<KustomizationSpec['configMapGenerator']>[number]) => ({
    ...rest,
    ...(files && { files: pairs(files) }),
    ...(envs && { envs: envs.map(place) }),
  });
  const fields: Partial<Record<(typeof fieldOrder)[number], unknown>> = {
    ...spec,
    components: paths(spec.components),
    crds: paths(spec.crds),
    configurations: paths(spec.configurations),
    openapi: spec.openapi?.path === undefined ? spec.openapi : { path: place(spec.openapi.path) },
    generators: paths(spec.generators),
    transformers: paths(spec.transformers),
    patches: spec.patches?.map(({ patch, path, ...rule }) => ({
      ...rule,
      ...(path !== undefined
        ? { path: place(path) }
        : { patch: typeof patch === 'string' ? patch : stringifyYaml(patch) }),
    })),
    replacements: spec.replacements?.map((rule) =>
      rule.path === undefined ? rule : { ...rule, path: place(rule.path) },
    ),
    configMapGenerator: spec.configMapGenerator?.map(generator),
    secretGenerator: spec.secretGenerator?.map(generator),
  };
  const present = fieldOrder.filter((field) => fields[field] !== undefined).map((field) => [field, fields[field]]);
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    ...(Object.fromEntries(present) as Record<string, unknown>),
  };
}

/** Writes the objects of a construct to a file of their own. */
function writeObjects({ manifests, source }: ManifestSource, index: number, files: Map<string, string>): string {
  const name = source
    .replace(/[^\w-]+/g, '-')
    .replace(/^an-/, '')
    .toLowerCase();
  const path = posix.join('resources', `${index}-${name}.yaml`);
  files.set(path, stringifyManifests(manifests, { dialect: 'kustomize' }));
  return path;
}

function textOf(content: Buffer, path: string, where: string): string {
  if (!isUtf8(content)) {
    throw new GitOpsError({
      where,
      what: `Cannot emit ${relative('.', path)}: it is not text, and emitted files must be text`,
      fix: 'remove the generator that reads it, or put the file into a ConfigMap of its own as binaryData',
    });
  }
  return content.toString('utf8');
}

/** The innermost folder that contains all of these folders. */
function commonFolder(folders: readonly string[]): string {
  const split = folders.map((folder) => folder.split(sep));
  const [first, ...others] = split;
  const length = first.findIndex((part, index) => others.some((other) => other[index] !== part));
  return length < 0 ? first.join(sep) : first.slice(0, length).join(sep) || sep;
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

const toPosix = (path: string): string => path.split(sep).join('/');
