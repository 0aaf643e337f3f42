import { type Problem } from '../error';
import { type Fault, fault } from '../fault';
import { splitApiVersion, type Manifest } from '../manifest';
import { compileAnchored, type TextMatcher } from './anchored-pattern';
import { type LabelMatcher, parseLabelSelector } from './label-selector';

/**
 * The objects that a rule applies to. An object has to match every given field; without a field, all objects match.
 *
 * `group`, `version`, `kind`, `name` and `namespace` are regular expressions (RE2) that have to match the whole text:
 * `web` matches this name only, `web-.*` matches all names that begin with `web-`, and a `.` matches any character.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 */
export interface PatchTarget {
  /** API group. The core group cannot be selected, because its name is empty. @default - any */
  readonly group?: string;
  /** API version without the group, as in `v1`. @default - any */
  readonly version?: string;
  /** @default - any */
  readonly kind?: string;
  /** @default - any */
  readonly name?: string;
  /** An object without a namespace counts as in `default`. @default - any */
  readonly namespace?: string;
  /** A selector expression, as in `app=web,tier in (front,back)`. @default - any labels */
  readonly labelSelector?: string;
  /** The same for annotations. @default - any annotations */
  readonly annotationSelector?: string;
}

/** A name and namespace that an object has or had. */
export interface NameAndNamespace {
  readonly name: string;
  readonly namespace: string;
}

/** A target whose expressions are compiled. */
export interface CompiledTarget {
  /** Whether an object matches, under its own name or, if given, under one of these names. */
  matches(manifest: Manifest, names?: readonly NameAndNamespace[]): boolean;
}

const patternFields = ['group', 'version', 'kind', 'name', 'namespace'] as const;

/**
 * Compiles a target.
 *
 * @returns the compiled target, or the faults in its expressions.
 */
export function compileTarget(target: PatchTarget): CompiledTarget | readonly Fault[] {
  const faults: Fault[] = [];
  const compile = <T extends TextMatcher | LabelMatcher>(
    field: keyof PatchTarget,
    read: (expression: string) => T | Problem,
  ): T | undefined => {
    const expression = target[field];
    const result = expression === undefined || expression === '' ? undefined : read(expression);
    if (typeof result === 'object') {
      faults.push(fault('expression', [field], (at) => `${result.what} (${at})`, result.fix));
      return undefined;
    }
    return result;
  };
  const patterns: Partial<Record<(typeof patternFields)[number], TextMatcher>> = {};
  for (const field of patternFields) {
    patterns[field] = compile(field, compileAnchored);
  }
  const labels = compile('labelSelector', parseLabelSelector);
  const annotations = compile('annotationSelector', parseAnnotationSelector);
  return faults.length > 0 ? faults : { matches: matcherOf(patterns, labels, annotations) };
}

/** Kubernetes has no selectors of annotations. kustomize reads them as selectors of labels, whose values are short. */
function parseAnnotationSelector(expression: string): LabelMatcher | Problem {
  const result = parseLabelSelector(expression);
  return typeof result === 'function'
    ? result
    : {
        what: `${result.what}, and annotations are selected like labels`,
        fix: 'select by the key of the annotation alone, or by kind and name',
      };
}

function matcherOf(
  patterns: Partial<Record<(typeof patternFields)[number], TextMatcher>>,
  labels: LabelMatcher | undefined,
  annotations: LabelMatcher | undefined,
): CompiledTarget['matches'] {
  const fits = (field: (typeof patternFields)[number], text: string): boolean => patterns[field]?.(text) ?? true;
  return (manifest, names = [currentName(manifest)]) => {
    const { group, version } = splitApiVersion(manifest.apiVersion);
    return (
      fits('kind', manifest.kind) &&
      fits('group', group) &&
      fits('version', version) &&
      names.some(({ name }) => fits('name', name)) &&
      names.some(({ namespace }) => fits('namespace', namespace)) &&
      (labels?.(manifest.metadata?.labels ?? undefined) ?? true) &&
      (annotations?.(manifest.metadata?.annotations ?? undefined) ?? true)
    );
  };
}

/** The current name of an object. Without a namespace it counts as in `default`, as in kustomize. */
function currentName(manifest: Manifest): NameAndNamespace {
  return { name: manifest.metadata?.name ?? '', namespace: manifest.metadata?.namespace || 'default' };
}

/** A target as messages show it: `kind Deployment, name web`. */
export function describeTarget(target: PatchTarget): string {
  const parts = [...patternFields, 'labelSelector' as const, 'annotationSelector' as const]
    .filter((field) => target[field] !== undefined && target[field] !== '')
    .map((field) => `${field} ${target[field]}`);
  return parts.length === 0 ? 'any object' : parts.join(', ');
}
