import { type Finding } from '../../core/error';
import { type Manifest } from '../../core/manifest';
import { type Path, pathText } from '../../core/path-text';
import { type MergeSchema } from '../../core/patch/merge-schema';
import { BuildContext } from '../../engines/kustomize/rule/build-context';
import { buildTarget, demandStrict } from '../../engines/kustomize/build';
import { FileLoader } from '../../engines/kustomize/file/file-loader';
import { checkKustomization } from '../../engines/kustomize/file/kustomization-file';
import { type KustomizationSpec } from '../../engines/kustomize/file/kustomization-spec';
import { type Place } from '../../engines/kustomize/file/place';
import { RuleLog } from '../../engines/kustomize/report/rule-log';

import { strictFindings } from '../../engines/kustomize/report/strict';

/** How a kustomization from code is evaluated. */
export interface Evaluation {
  /** The construct's path. */
  readonly where: string;
  readonly spec: KustomizationSpec;
  /** For each image rule, the index of the entry of the props that it comes from. */
  readonly imageOrigins: readonly number[];
  /** Rules that may match nothing, as `field[index]` of the props. */
  readonly optional: ReadonlySet<string>;
  readonly strict: boolean;
  readonly schema?: MergeSchema;
  /** Whether to keep what each rule changed. */
  readonly needsEffects?: boolean;
}

/** The result of an evaluation. */
export interface Evaluated {
  readonly manifests: readonly Manifest[];
  readonly log: RuleLog;
  /** Every file that was read, by absolute path. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/** Evaluates a kustomization that is given as code. Paths are relative to the working folder. */
export function evaluate(evaluation: Evaluation): Evaluated {
  const { spec, optional, where, schema, strict } = evaluation;
  const place = placeOf(evaluation);
  checkKustomization(checkable(spec), place);
  const files = new Map<string, Buffer>();
  const loader = FileLoader.at('.', '.', 'LoadRestrictionsNone', {
    onRead: (path, content) => files.set(path, content),
    nestedRestrictor: 'LoadRestrictionsRootOnly',
  });
  const optionalPlaces = new Set([...optional].map((rule) => `${where} ${rule}`));
  const log = new RuleLog(evaluation.needsEffects ?? false, (rule) => optionalPlaces.has(rule.where));
  const context = new BuildContext(log, () => undefined, schema);
  context.adoptSchema(spec, loader, place);
  const manifests = buildTarget({ spec, loader, place, fileName: 'kustomization.yaml' }, context);
  if (strict) {
    demandStrict(ownFindings(log, where, optionalPlaces));
  }
  return { manifests, log, files };
}

/** Only rules of the props must match. A rule of a base was not written for this kustomization alone. */
function ownFindings(log: RuleLog, where: string, optional: ReadonlySet<string>): Finding[] {
  return strictFindings(log, {
    mustMatch: (rule) => rule.where.startsWith(`${where} `) && !optional.has(rule.where),
    wayOut: '; or set optional: true',
  });
}

function placeOf({ where, imageOrigins }: Evaluation): Place {
  return (path: Path = []) => {
    const [field, index, ...rest] = path;
    const own = field === 'images' && typeof index === 'number' ? [field, imageOrigins[index] ?? index, ...rest] : path;
    return own.length === 0 ? where : `${where} ${pathText(own)}`;
  };
}

/** The spec in the form of a file: objects and patches from code become text. */
function checkable(spec: KustomizationSpec): unknown {
  return {
    ...spec,
    resources: spec.resources?.map((entry) => (typeof entry === 'string' ? entry : entry.source)),
    patches: spec.patches?.map(({ patch, ...rule }) => ({ ...rule, ...(patch !== undefined && { patch: 'inline' }) })),
  };
}
