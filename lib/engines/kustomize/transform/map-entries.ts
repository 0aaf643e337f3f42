import { isPlainMap, type PlainMap } from '../../../core/plain';
import { overwriteScalar } from '../../../core/yaml/scalar/scalar-field';
import { FieldSpecs } from '../field/field-spec';
import { demandTextKey } from '../field/text-key';
import { type LabelSpec } from '../file/kustomization-spec';
import { type OnMatch } from '../rule/observer';
import { type KustomizeResource } from '../resource/resource';
import { mergeSpecs, type TransformerConfig } from '../field/transformer-config';
import { FieldSpecProblem } from '../field/visit-field';
import { visitResource } from '../field/visit-resource';
import { jsonText } from '../../../core/text/json-text';

/** Writes labels or annotations into every map that the field specs find. The old value of a key is overwritten. */
export function setEntries(
  resources: readonly KustomizeResource[],
  entries: Readonly<Record<string, string>>,
  specs: FieldSpecs,
  matched: OnMatch,
): void {
  const sorted = Object.entries(entries).sort(([left], [right]) => (left < right ? -1 : 1));
  if (sorted.length === 0) {
    return;
  }
  for (const resource of resources) {
    let hit = false;
    const created = new Map<string, PlainMap[]>();
    visitResource(resource, specs, 'map', (holder, key) => {
      const map = holder[key];
      if (isPlainMap(map)) {
        sorted.forEach(([name, value]) => putEntry(map, name, value, created));
        hit = true;
      } else if (map !== null && map !== undefined) {
        throw new FieldSpecProblem({
          what: `Cannot write ${Object.keys(entries).join(', ')}: expected a map at ${key}, but there is ${jsonText(map)}`,
          fix: 'correct the object, or the field spec with this path',
        });
      }
    });
    created.forEach((maps, name) => resource.share(name, maps));
    if (hit) {
      matched(resource);
    }
  }
}

function putEntry(map: PlainMap, name: string, value: string, created: Map<string, PlainMap[]>): void {
  if (!Object.hasOwn(map, name)) {
    demandTextKey(name);
    created.set(name, [...(created.get(name) ?? []), map]);
  }
  overwriteScalar(map, name, value, '!!str');
}

/**
 * The fields that an entry of `labels` writes: its own, the configured ones, and the usual ones that it asks for.
 *
 * @throws if two specs for the same path have different values of `create`
 */
export function labelSpecs(label: LabelSpec, config: TransformerConfig, where: string): FieldSpecs {
  const own = mergeSpecs(label.fields ?? [], config.labels.list, where);
  if (label.includeSelectors) {
    return new FieldSpecs(mergeSpecs(own, config.commonLabels.list, where));
  }
  const withTemplates = label.includeTemplates ? mergeSpecs(own, config.templateLabels.list, where) : own;
  return new FieldSpecs(mergeSpecs(withTemplates, [{ path: 'metadata/labels', create: true }], where));
}
