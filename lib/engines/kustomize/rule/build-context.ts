import { GitOpsError } from '../../../core/error';
import { kubernetesMergeSchema, kubernetesMergeType } from '../../../core/patch/kubernetes-merge-schema';
import { firstMergeSchema, type MergeSchema } from '../../../core/patch/merge-schema';
import { openApiMergeSchema } from '../../../core/patch/open-api-merge-schema';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { type FileLoader } from '../file/file-loader';
import { type KustomizationSpec } from '../file/kustomization-spec';
import { type BuildObserver } from './observer';
import { type Place } from '../file/place';
import { readPlacedYaml } from '../file/placed-yaml';
import { type KustomizeResource } from '../resource/resource';
import { isKnownKind } from '../resource/resource-id';

/** What all steps of one build share. */
export class BuildContext {
  private own: MergeSchema | undefined;
  private usedBase = false;

  constructor(
    public readonly observer: BuildObserver | undefined,
    public readonly warn: (message: string) => void,
    private readonly given?: MergeSchema,
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
   * Notes which kinds were read. kustomize has its own schema beside one that is asked for later
   * only if it met a kind before that it does not know by heart.
   */
  public noteKinds(resources: readonly KustomizeResource[]): void {
    this.usedBase ||= this.own === undefined && resources.some(({ object }) => !isKnownKind(object));
  }

  /**
   * Takes over the schema that a kustomization asks for. The first one counts: the overlay's own before its bases'.
   *
   * @throws where it is missing, or a version that is not built in
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

/** The only version that kustomize has built in. */
const BUILT_IN = 'v1.21.2';

function demandBuiltIn(version: string, where: string): void {
  if (version !== BUILT_IN && version !== '') {
    const what = `Cannot use the OpenAPI schema ${version}: kustomize has only ${BUILT_IN} built in`;
    throw new GitOpsError({ where, what, fix: `write version: ${BUILT_IN}, or a path to a schema` });
  }
}
