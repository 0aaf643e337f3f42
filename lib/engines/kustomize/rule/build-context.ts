import { GitOpsError } from '../../../core/error';
import { kubernetesMergeSchema, kubernetesMergeType } from '../../../core/patch/kubernetes-merge-schema';
import { firstMergeSchema, type MergeSchema } from '../../../core/patch/merge-schema';
import { openApiMergeSchema } from '../../../core/patch/open-api-merge-schema';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { type HelmRunner } from '../helm/helm-runner';
import { type FileLoader } from '../file/file-loader';
import { type KustomizationSpec } from '../file/kustomization-spec';
import { type BuildObserver } from './observer';
import { type Place } from '../file/place';
import { readPlacedYaml } from '../file/placed-yaml';
import { type KustomizeResource } from '../resource/resource';
import { isKnownKind } from '../resource/resource-id';

/** The state that all steps of one build share. */
export class BuildContext {
  private own: MergeSchema | undefined;
  private usedBase = false;

  constructor(
    public readonly observer: BuildObserver | undefined,
    public readonly warn: (message: string) => void,
    private readonly given?: MergeSchema,
    /** How charts are rendered. Without it, they are refused. */
    public readonly helm?: HelmRunner,
  ) {}

  private get base(): MergeSchema {
    return this.given ?? kubernetesMergeSchema();
  }

  /** How strategic merge patches merge lists. */
  public get schema(): MergeSchema {
    this.usedBase ||= this.own === undefined;
    return this.own ?? this.base;
  }

  /**
   * Notes the kinds that were read. If one of them is not built in, kustomize loads its own schema, and a schema that a
   * later kustomization asks for is used in addition to it.
   */
  public noteKinds(resources: readonly KustomizeResource[]): void {
    this.usedBase ||= this.own === undefined && resources.some(({ object }) => !isKnownKind(object));
  }

  /**
   * Uses the schema that a kustomization asks for. The first one counts: an overlay's schema comes before its bases'.
   *
   * @throws if its file is missing, or if its version is not built in
   */
  public adoptSchema({ openapi = {} }: KustomizationSpec, loader: FileLoader, place: Place): void {
    const where = place(['openapi']);
    if (openapi.path !== undefined) {
      const document = readPlacedYaml(loader.readText(openapi.path, where), loader.describe(openapi.path)).value;
      if (openapi.version !== undefined && this.own === undefined) {
        const what = 'Cannot use both a version and a path of an OpenAPI schema';
        throw new GitOpsError({ where, what, fix: 'keep one of the two' });
      }
      this.own ??= this.withBase(isPlainMap(document) ? document : {});
    } else if (openapi.version !== undefined && this.own === undefined) {
      demandBuiltIn(openapi.version, where);
      this.own = this.base;
    }
  }

  private withBase(document: PlainMap): MergeSchema {
    return this.usedBase
      ? firstMergeSchema(openApiMergeSchema(document, kubernetesMergeType), this.base)
      : openApiMergeSchema(document);
  }
}

/** The only built-in version of kustomize. */
const builtInVersion = 'v1.21.2';

function demandBuiltIn(version: string, where: string): void {
  if (version !== builtInVersion && version !== '') {
    const what = `Cannot use the OpenAPI schema ${version}: kustomize has only ${builtInVersion} built in`;
    throw new GitOpsError({ where, what, fix: `write version: ${builtInVersion}, or a path to a schema` });
  }
}
