import { isPlainMap, type PlainMap } from '../../../core/plain';
import { overwriteScalar, styleOfNew, writeScalar, writtenAt } from '../../../core/yaml/scalar/scalar-field';
import { type ScalarStyle } from '../../../core/yaml/scalar/written-scalar';
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
    const written = sorted.map(([name, value]): Entry => ({ name, value, created: [], style: 'plain' }));
    visitResource(resource, specs, 'map', (holder, key) => {
      const map = holder[key];
      if (isPlainMap(map)) {
        written.forEach((entry) => putEntry(map, entry));
        hit = true;
      } else if (map !== null && map !== undefined) {
        throw new FieldSpecProblem({
          what: `Cannot write ${Object.keys(entries).join(', ')}: expected a map at ${key}, but there is ${jsonText(map)}`,
          fix: 'correct the object, or the field spec with this path',
        });
      }
    });
    written.forEach((entry) => shareEntry(resource, entry));
    if (hit) {
      matched(resource);
    }
  }
}

/** An entry in the maps of one object. */
interface Entry {
  readonly name: string;
  readonly value: string;
  /** The maps that did not have the key. */
  readonly created: PlainMap[];
  /** The style that kustomize has given the entry so far. */
  style: ScalarStyle;
}

function putEntry(map: PlainMap, entry: Entry): void {
  const { name, value, created } = entry;
  if (Object.hasOwn(map, name)) {
    entry.style = writtenAt(map, name).style;
  } else {
    demandTextKey(name);
    created.push(map);
    entry.style = entry.style === 'plain' ? styleOfNew(value) : entry.style;
  }
  overwriteScalar(map, name, value, '!!str');
}

/** kustomize stores the entry once for all maps that it adds it to, and each scalar that it overwrites lends it its style. */
function shareEntry(resource: KustomizeResource, { name, value, created, style }: Entry): void {
  if (style !== styleOfNew(value)) {
    created.forEach((map) => writeScalar(map, name, { text: value, tag: '!!str', style }));
  }
  resource.share(name, created);
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
