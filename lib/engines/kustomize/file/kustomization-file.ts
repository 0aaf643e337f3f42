import { GitOpsError } from '../../../core/error';
import { isPlainMap } from '../../../core/plain';
import { demandForm } from './demand-form';
import { demandPrintableFields } from './demand-printable';
import { type FileLoader } from './file-loader';
import { withHelmCharts } from './helm-fields';
import { kustomization } from './kustomization-shape';
import { type GeneratorSpec, type KustomizationFile, type KustomizationSpec } from './kustomization-spec';
import { type Place } from './place';
import { readPlacedYaml } from './placed-yaml';

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
    const where = loader.describe('.');
    throw new GitOpsError(
      names.length === 0
        ? {
            where,
            what: 'Cannot build: the folder has no kustomization.yaml, kustomization.yml or Kustomization',
            fix: 'create one, or use the folder that has it',
          }
        : { where, what: `Cannot build: there are ${names.join(' and ')}`, fix: 'keep one of them' },
    );
  }
  const file = loader.describe(names[0]);
  const { value, place } = readPlacedYaml(loader.readText(names[0], file), file);
  const spec = demandForm(value, kustomization, { place, title: 'the kustomization' });
  demandPrintableFields(spec, place);
  demandContent(spec, place());
  return { spec: modernize(spec), fileName: names[0], place, warnings: deprecations(spec) };
}

/** Throws if a kustomization has nothing to build. */
export function demandContent(spec: KustomizationSpec, where: string): void {
  if (isEmpty(spec)) {
    throw new GitOpsError({
      where,
      what: 'Cannot build: the kustomization is empty',
      fix: 'list at least one file or folder under resources',
    });
  }
}

/** Whether it has no fields but kind and apiVersion. An empty list counts as a field, an empty text does not. */
function isEmpty(spec: KustomizationSpec): boolean {
  return Object.entries(spec).every(([key, value]) => key === 'kind' || key === 'apiVersion' || value === '');
}

/** Moves the values of deprecated fields to today's fields. */
function modernize(spec: KustomizationFile): KustomizationSpec {
  const { bases, imageTags, ...rest } = withHelmCharts(spec);
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

function deprecations(spec: KustomizationFile): string[] {
  const used = Object.entries(successors).filter(([field]) => isUsed(spec[field as keyof typeof successors]));
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
