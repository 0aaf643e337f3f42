import { demandNoErrors, type Finding } from '../../core/error';
import { type Manifest } from '../../core/manifest';
import { type Path, pathText } from '../../core/path-text';
import { type MergeSchema } from '../../core/patch/merge-schema';
import { BuildContext } from '../../engines/kustomize/rule/build-context';
import { buildTarget } from '../../engines/kustomize/build';
import { FileLoader } from '../../engines/kustomize/file/file-loader';
import { demandContent } from '../../engines/kustomize/file/kustomization-file';
import { type KustomizationSpec } from '../../engines/kustomize/file/kustomization-spec';
import { type HelmRunner } from '../../engines/kustomize/helm/helm-runner';
import { type Place } from '../../engines/kustomize/file/place';
import { type Rule } from '../../engines/kustomize/rule/rule';
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
  /** Renders the charts of the folders that it builds on. */
  readonly helm: HelmRunner;
  /** Whether to keep what each rule changed. */
  readonly needsEffects?: boolean;
}

/** The result of an evaluation. */
export interface Evaluated {
  readonly manifests: readonly Manifest[];
  readonly log: RuleLog;
  /** What strict mode warns of. */
  readonly warnings: readonly Finding[];
  /** Every file that was read, by absolute path. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/** Evaluates a kustomization that is given as code. Paths are relative to the working folder. */
export function evaluate(evaluation: Evaluation): Evaluated {
  const { spec, optional, schema, strict } = evaluation;
  const { place, ruleAt } = ownPlaces(evaluation);
  demandContent(spec, place());
  const files = new Map<string, Buffer>();
  const loader = FileLoader.at('.', '.', 'LoadRestrictionsNone', {
    onRead: (path, content) => files.set(path, content),
    nestedRestrictor: 'LoadRestrictionsRootOnly',
  });
  const isOptional = (rule: Rule): boolean => optional.has(ruleAt(rule.where) ?? '');
  const log = new RuleLog(evaluation.needsEffects ?? false, isOptional);
  const context = new BuildContext(log, () => undefined, schema, evaluation.helm);
  context.adoptSchema(spec, loader, place);
  const manifests = buildTarget({ spec, loader, place, fileName: 'kustomization.yaml' }, context);
  // Only rules of the props must match. A rule of a base was not written for this kustomization alone.
  const mustMatch = (rule: Rule): boolean => ruleAt(rule.where) !== undefined && !isOptional(rule);
  const warnings = strict ? strictFindings(log, { mustMatch, wayOut: '; or set optional: true' }) : [];
  demandNoErrors(warnings);
  return { manifests, log, files, warnings };
}

/** The places of the parts of the props, and the rule of the props at such a place, as `field[index]`. */
function ownPlaces({ where, imageOrigins }: Evaluation): {
  readonly place: Place;
  readonly ruleAt: (where: string) => string | undefined;
} {
  const rules = new Map<string, string>();
  const place = (path: Path = []): string => {
    const [field, index, ...rest] = path;
    const own = field === 'images' && typeof index === 'number' ? [field, imageOrigins[index] ?? index, ...rest] : path;
    const text = pathText(own);
    const result = text === '' ? where : `${where} ${text}`;
    if (text !== '') {
      rules.set(result, text);
    }
    return result;
  };
  return { place, ruleAt: (each) => rules.get(each) };
}
