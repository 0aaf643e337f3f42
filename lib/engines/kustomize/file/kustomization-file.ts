import { GitOpsError } from '../../../core/error';
import { isPlainMap } from '../../../core/plain';
import { type FileLoader } from './file-loader';
import { kustomizationShape } from './kustomization-shape';
import { type GeneratorSpec, type KustomizationSpec } from './kustomization-spec';
import { type Place } from './place';
import { readPlacedYaml } from './placed-yaml';
import { conform, type ShapeProblem } from './shape';

/** A checked kustomization, with the place of each of its parts. */
export interface LoadedKustomization {
  readonly spec: KustomizationSpec;
  /** `kustomization.yaml`, or one of the other two names. */
  readonly fileName: string;
  readonly place: Place;
  /** kubectl's warnings about deprecated fields. */
  readonly warnings: readonly string[];
}

const fileNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/**
 * Finds, reads and checks the kustomization file of a folder.
 *
 * @throws one error for all problems in the file
 */
export function loadKustomization(loader: FileLoader): LoadedKustomization {
  const names = fileNames.filter((name) => loader.look(name) === 'file');
  if (names.length !== 1) {
    throw new GitOpsError({
      where: loader.describe('.'),
      what: `Cannot build: ${names.length === 0 ? `there is no ${fileNames.join(', ')}` : `there are ${names.join(' and ')}`}`,
      fix: 'keep exactly one kustomization file in the folder',
    });
  }
  const file = loader.describe(names[0]);
  const { value, place } = readPlacedYaml(loader.readText(names[0], file), file);
  const spec = checkKustomization(value, place);
  return { spec: modernize(spec), fileName: names[0], place, warnings: deprecations(spec) };
}

/** Checks a kustomization that was read from a file or comes from code. */
export function checkKustomization(value: unknown, place: Place): KustomizationSpec {
  const problems: ShapeProblem[] = [];
  const spec = (conform(value, kustomizationShape, { problems }) ?? {}) as KustomizationSpec;
  if (problems.length === 0) {
    problems.push(...checkType(spec));
  }
  if (problems.length > 0) {
    throw new GitOpsError(problems.map(({ path, what, fix }) => ({ where: place(path), what, fix })));
  }
  if (isEmpty(spec)) {
    throw new GitOpsError({
      where: place(),
      what: 'Cannot build: the kustomization is empty',
      fix: 'list at least one file or folder under resources',
    });
  }
  return spec;
}

function checkType(spec: KustomizationSpec): ShapeProblem[] {
  const kind = spec.kind || 'Kustomization';
  if (kind !== 'Kustomization' && kind !== 'Component') {
    const what = `Cannot use ${kind} as kind: it must be Kustomization or Component`;
    return [{ path: ['kind'], what, fix: 'write kind: Kustomization, or leave it out' }];
  }
  const wanted = `kustomize.config.k8s.io/${kind === 'Component' ? 'v1alpha1' : 'v1beta1'}`;
  if (spec.apiVersion && spec.apiVersion !== wanted) {
    const what = `Cannot use ${spec.apiVersion} as apiVersion: a ${kind} has ${wanted}`;
    return [{ path: ['apiVersion'], what, fix: `write apiVersion: ${wanted}, or leave it out` }];
  }
  return [];
}

/** Whether it has no fields but kind and apiVersion. An empty list counts as a field, an empty text does not. */
function isEmpty(spec: KustomizationSpec): boolean {
  return Object.entries(spec).every(([key, value]) => key === 'kind' || key === 'apiVersion' || value === '');
}

/** Moves the values of deprecated fields to today's fields. */
function modernize(spec: KustomizationSpec): KustomizationSpec {
  const { bases, imageTags, ...rest } = spec;
  const withEnvs = (generator: GeneratorSpec): GeneratorSpec =>
    generator.env ? { ...generator, envs: [...(generator.envs ?? []), generator.env], env: undefined } : generator;
  return {
    ...rest,
    resources: [...(rest.resources ?? []), ...(bases ?? [])],
    images: [...(rest.images ?? []), ...(imageTags ?? [])],
    configMapGenerator: rest.configMapGenerator?.map(withEnvs),
    secretGenerator: rest.secretGenerator?.map(withEnvs),
  };
}

const successors = {
  bases: 'resources',
  commonLabels: 'labels',
  imageTags: 'images',
  patchesJson6902: 'patches',
  patchesStrategicMerge: 'patches',
  vars: 'replacements',
} as const;

function deprecations(spec: KustomizationSpec): string[] {
  const used = Object.entries(successors).filter(([field]) => isUsed(spec[field as keyof KustomizationSpec]));
  return used.map(([field, successor]) => {
    const experimental = field === 'vars' ? '[EXPERIMENTAL] ' : '';
    return (
      `# Warning: '${field}' is deprecated. Please use '${successor}' instead. ` +
      `${experimental}Run 'kustomize edit fix' to update your Kustomization automatically.`
    );
  });
}

function isUsed(value: unknown): boolean {
  return Array.isArray(value) || isPlainMap(value);
}
