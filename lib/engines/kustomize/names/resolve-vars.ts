import { jsonText } from '../../../core/text/json-text';
import { GitOpsError } from '../../../core/error';
import { isPlainMap } from '../../../core/plain';
import { findWritten, type WrittenScalar } from '../../../core/yaml/scalar/written-scalar';
import { writeScalar, writtenAt } from '../../../core/yaml/scalar/scalar-field';
import { findFieldPath } from '../field/find-field-path';
import { type FieldSpecs } from '../field/field-spec';
import { FieldSpecProblem, type Holder } from '../field/visit-field';
import { visitResource } from '../field/visit-resource';
import { type KustomizeResource } from '../resource/resource';
import { type VarValue, varValue, writtenVar } from './var-value';
import { type DeclaredVar, type VarSet } from './vars';

type VarValues = ReadonlyMap<string, VarValue | undefined>;

/** Replaces `$(NAME)` by the value of the var, in all fields that may contain vars. */
export function resolveVars(resources: readonly KustomizeResource[], set: VarSet, specs: FieldSpecs): void {
  const values = new Map([...set].map(([name, variable]) => [name, readVar(resources, variable)] as const));
  if (values.size === 0) {
    return;
  }
  for (const resource of resources) {
    visitResource(resource, specs, undefined, (holder, key) => {
      resolveField(holder, key, values);
      resource.settleShared();
    });
  }
}

/** The value of a var; undefined if it is a map or a list. */
function readVar(resources: readonly KustomizeResource[], { spec, where }: DeclaredVar): VarValue | undefined {
  const resource = resources.find(({ varNames }) => varNames.includes(spec.name ?? ''));
  const path = spec.fieldref?.fieldPath || 'metadata.name';
  const place = resource === undefined ? undefined : findFieldPath(resource.object, path);
  const fail = (problem: string): never => {
    const fix = 'correct its objref or fieldref, or use replacements instead';
    throw new GitOpsError({ where, what: `Cannot read the var ${spec.name}: ${problem}`, fix });
  };
  if (resource === undefined || place === undefined) {
    return fail(
      resource === undefined ? 'no object matches its objref' : `${resource.kind}/${resource.name} has no ${path}`,
    );
  }
  const { [place.key]: value } = place.holder;
  if (typeof value === 'object' && value !== null) {
    return undefined;
  }
  const written = writtenAt(place.holder, place.key);
  return varValue(written) ?? fail(`${written.text} at ${path} is a number that kustomize does not read in a var`);
}

function resolveField(holder: Holder, key: string | number, values: VarValues): void {
  const value = holder[key];
  if (Array.isArray(value)) {
    value.forEach((_, index) => resolveItem(value as unknown as Holder, index, values, key));
  } else if (isPlainMap(value)) {
    Object.keys(value).forEach((name) => resolveScalar(value, name, values));
  } else {
    resolveScalar(holder, key, values);
  }
}

function resolveItem(list: Holder, index: number, values: VarValues, name: string | number): void {
  if (!isText(list, index)) {
    throw new FieldSpecProblem({
      what: `Cannot resolve vars in ${name}: expected a list of texts, but there is ${jsonText(list[index])}`,
      fix: 'write the items as text, in quotes',
    });
  }
  resolveScalar(list, index, values);
}

/** Resolves the vars in a text. Any other value stays. As in kustomize, the text loses its quotes and its folds. */
function resolveScalar(holder: Holder, key: string | number, values: VarValues): void {
  if (isText(holder, key)) {
    writeScalar(holder, key, resolveVarsIn(writtenAt(holder, key).text, values));
  }
}

function isText(holder: Holder, key: string | number): boolean {
  const tag = findWritten(holder, key)?.tag;
  return tag === undefined ? typeof holder[key] === 'string' : tag === '!!str' || tag === '';
}

const referencePattern = /\$(\$|\(([^)]*)\))/g;

/** Replaces the references in a text. If the text is one reference only, the result is the value, with its type. */
export function resolveVarsIn(text: string, values: VarValues): WrittenScalar {
  const whole = /^\$\(([^)]*)\)$/.exec(text);
  if (whole !== null) {
    return writtenVar(values.get(whole[1]) ?? text);
  }
  return writtenVar(replaceReferences(text, values));
}

function replaceReferences(text: string, values: VarValues): string {
  // After the last bracket no reference ends, and looking for its end from each start would take quadratic time.
  const end = text.lastIndexOf(')') + 1;
  const replaced = text
    .slice(0, end)
    .replace(referencePattern, (reference, escaped: string, name: string | undefined) =>
      escaped === '$' ? '$' : String(values.get(name ?? '') ?? reference),
    );
  return replaced + text.slice(end).replaceAll('$$', () => '$');
}
