import { definedOnly } from '../../core/defined-only';
import { Construct, type IConstruct } from 'constructs';
import { type Patch, type PatchOptions } from '../../core/patch/patch';
import { isPlainMap, type PlainMap } from '../../core/plain';
import {
  type GeneratorSpec,
  type KustomizationSpec,
  type ManifestSource,
  type PatchSpec,
} from '../../engines/kustomize/file/kustomization-spec';
import { type ConfigMapGenerator, type SecretGenerator } from './generator-props';
import { type KustomizationProps } from './kustomization-props';
import { describeBase, type ReadBase } from './read-construct';
import { toRelative } from './to-relative';

/**
 * The kustomization in the form of the engine, without `images`.
 *
 * @param charts the objects of `helmCharts`
 */
export function toSpec(
  props: KustomizationProps,
  bases: readonly ReadBase[],
  charts: readonly ManifestSource[],
): KustomizationSpec {
  const { strict: _strict, emit: _emit, mergeKeys: _mergeKeys, images: _images, ...others } = props;
  const { helmCharts: _charts, helmGlobals: _globals, ...fields } = others;
  const resources = props.resources?.map((entry) => toResource(entry, bases));
  const spec = {
    ...fields,
    resources: charts.length > 0 ? [...(resources ?? []), ...charts] : resources,
    patches: props.patches?.map(toPatch),
    replicas: props.replicas?.map(withoutOptional),
    replacements: props.replacements?.map((rule) => withPath(withoutOptional(rule))),
    configMapGenerator: props.configMapGenerator?.map(toGenerator),
    secretGenerator: props.secretGenerator?.map(toGenerator),
    openapi: props.openapi && { path: toRelative(props.openapi.path) },
    ...Object.fromEntries(pathFields.map((field) => [field, props[field]?.map(toRelative)])),
  };
  return definedOnly(spec) as KustomizationSpec;
}

const pathFields = ['components', 'configurations', 'crds', 'generators', 'transformers'] as const;

/** The rules that may match nothing, as `field[index]`. */
export function optionalRules(props: KustomizationProps): ReadonlySet<string> {
  const fields = ['images', 'patches', 'replicas', 'replacements'] as const;
  const marked = fields.flatMap((field) =>
    (props[field] ?? []).flatMap((rule, index) =>
      rule.optional === true || 'ephemeralContainers' in rule || 'fields' in rule ? [`${field}[${index}]`] : [],
    ),
  );
  return new Set(marked);
}

export function isConstruct(entry: unknown): entry is IConstruct {
  return Construct.isConstruct(entry);
}

function toResource(entry: string | IConstruct, bases: readonly ReadBase[]): string | ManifestSource {
  if (typeof entry === 'string') {
    return toRelative(entry);
  }
  const base = bases.find(({ construct }) => construct === entry);
  return { manifests: base?.manifests ?? [], source: describeBase(entry) };
}

function toPatch(rule: Patch): PatchSpec {
  const { path, patch, target, options } = rule;
  const fields: PatchSpec = { ...(target && { target }), ...(options && { options }) };
  if (path !== undefined) {
    return { path: toRelative(path), ...fields };
  }
  if (!isPlainMap(patch) || target === undefined) {
    return { patch: patch as PatchSpec['patch'], ...fields };
  }
  return { ...fields, patch: withIdentity(patch, target.kind), ...(options && { options: effective(options, patch) }) };
}

/** Keeps only options that have an effect: a patch without a name or kind changes neither. */
function effective(options: PatchOptions, patch: PlainMap): PatchOptions {
  const hasName = isPlainMap(patch.metadata) && patch.metadata.name !== undefined;
  return {
    ...(options.allowNameChange && hasName && { allowNameChange: true }),
    ...(options.allowKindChange && patch.kind !== undefined && { allowKindChange: true }),
  };
}

/** Kustomize requires a kind and a name even if there is a target, and then ignores them. */
function withIdentity(patch: PlainMap, kind: string | undefined): PlainMap {
  const { apiVersion, kind: own, metadata, ...fields } = patch;
  return {
    ...(apiVersion === undefined ? {} : { apiVersion }),
    kind: own ?? kind ?? 'Any',
    metadata: { name: 'any', ...(isPlainMap(metadata) ? metadata : {}) },
    ...fields,
  };
}

function toGenerator({ literals, files, envs, ...rest }: ConfigMapGenerator | SecretGenerator): GeneratorSpec {
  return {
    ...rest,
    ...(literals && { literals: Array.isArray(literals) ? literals : Object.entries(literals).map(toLiteral) }),
    ...(files && { files: toFiles(files) }),
    ...(envs && { envs: envs.map(toRelative) }),
  };
}

/** Kustomize removes one pair of quotes around a value. */
function toLiteral([key, value]: readonly [string, string]): string {
  return /^(["']).*\1$/s.test(value) || /^["']$/.test(value) ? `${key}="${value}"` : `${key}=${value}`;
}

function toFiles(files: Readonly<Record<string, string>> | readonly string[]): string[] {
  if (!Array.isArray(files)) {
    return Object.entries(files).map(([key, path]) => `${key}=${toRelative(path as string)}`);
  }
  return (files as readonly string[]).map((file) => {
    const equals = file.indexOf('=');
    return equals < 0 ? toRelative(file) : `${file.slice(0, equals)}=${toRelative(file.slice(equals + 1))}`;
  });
}

function withoutOptional<T extends { readonly optional?: boolean }>({
  optional: _optional,
  ...rule
}: T): Omit<T, 'optional'> {
  return rule;
}

function withPath<T extends object>(rule: T): T {
  return 'path' in rule && typeof rule.path === 'string' ? { ...rule, path: toRelative(rule.path) } : rule;
}
