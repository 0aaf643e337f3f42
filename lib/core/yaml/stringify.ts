import { demandShape } from '../check/check-shape';
import { lazy, object } from '../check/shapes';
import { GitOpsError } from '../error';
import { describeManifest, type Manifest } from '../manifest';
import { type YamlDialect } from './scalar/dialect';
import { dialect } from './scalar/dialect-shape';
import { writeForKubectl } from './write/kubectl-writer';
import { writeLikeKustomize } from './write/kustomize-writer';

/** Options of the writers. */
export interface StringifyOptions {
  /**
   * `kubectl` writes YAML for every reader and keeps the order of keys. `kustomize` writes the bytes that kustomize
   * prints.
   *
   * @default kubectl
   */
  readonly dialect?: YamlDialect;
}

/**
 * Writes one value as a YAML document without `---`.
 *
 * Like `JSON.stringify`, it calls `toJSON()` and leaves out undefined. Unlike `JSON.stringify`, it accepts `bigint`, up
 * to 64 bits. A map or list must not contain itself.
 *
 * @throws GitOpsError with the path of a value that is a lone surrogate, NaN, Infinity, a function, a symbol, or an
 * integer beyond 64 bits
 */
export function stringifyYaml(value: unknown, options: StringifyOptions = {}): string {
  return options.dialect === 'kustomize' ? writeLikeKustomize(value) : writeForKubectl(value);
}

/**
 * Writes Kubernetes objects as one YAML text, with `---` between the documents. `App.synth()` writes with it.
 *
 * kubectl, a YAML 1.1 parser and a YAML 1.2 parser read every text as the same text and every number as the same
 * number. Keys keep their order, lines are not folded, and a text of several lines is a block. The same objects always
 * give the same bytes.
 *
 * @throws GitOpsError with the object and the path of a value that YAML cannot hold
 * @example
 * ```ts
 * import { stringifyManifests } from 'cdk8s-gitops';
 *
 * const text = stringifyManifests([{ apiVersion: 'v1', kind: 'ConfigMap', data: { country: 'no' } }]);
 * text; // => 'apiVersion: v1\nkind: ConfigMap\ndata:\n  country: "no"\n'
 * ```
 */
export function stringifyManifests(manifests: readonly Manifest[], options: StringifyOptions = {}): string {
  demandCall({ manifests, options });
  return manifests.map((manifest) => stringifyManifest(manifest, options)).join('---\n');
}

const stringifyOptions = lazy(() => object<StringifyOptions>({ dialect }));

/** What TypeScript would not compile: one object in place of a list, and an option that would have no effect. */
function demandCall({ manifests, options }: { readonly manifests: unknown; readonly options: StringifyOptions }): void {
  if (!Array.isArray(manifests)) {
    const what = 'Cannot write the manifests: they must be a list of objects';
    throw new GitOpsError({ where: 'stringifyManifests', what, fix: 'use a list, also for a single object' });
  }
  demandShape('stringifyManifests', options, stringifyOptions, 'the options');
}

function stringifyManifest(manifest: Manifest, options: StringifyOptions): string {
  try {
    return stringifyYaml(manifest, options);
  } catch (error) {
    if (!(error instanceof GitOpsError)) {
      throw error;
    }
    const name = describeManifest(manifest);
    throw new GitOpsError(
      error.findings.map((finding) => ({ ...finding, where: `${name} ${finding.where}` })),
      { cause: error },
    );
  }
}
