import { isPlainMap, type PlainMap } from '../../../core/plain';
import { formatGoFloat } from '../../../core/yaml/scalar/go-number';
import { helmChartFields } from '../file/kustomization-shape';

/**
 * `valuesInline` as kustomize reads them: all numbers are floats, and a number or boolean is text if its name is that of
 * a field of the chart with text, such as `version` or `name`. Values from code may be undefined, and are left out.
 */
export function inlineValues(values: Readonly<PlainMap>): PlainMap {
  const floats = withFloats(values) as PlainMap;
  return Object.fromEntries(Object.entries(floats).map(([name, value]) => [name, asField(name, value)]));
}

function withFloats(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withFloats);
  }
  if (isPlainMap(value)) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(entries.map(([key, item]) => [key, withFloats(item)]));
  }
  return typeof value === 'bigint' ? Number(value) : value;
}

const kinds = new Map(Object.entries(helmChartFields).map(([name, { node }]) => [name.toLowerCase(), node.kind]));

/** The YAML library of kustomize confuses the values with the fields of the chart, by their names in any case. */
function asField(name: string, value: unknown): unknown {
  switch (kinds.get(name.toLowerCase())) {
    case 'text':
      return asText(value);
    case 'list':
      return Array.isArray(value) ? value.map(asText) : value;
    default:
      return value;
  }
}

function asText(value: unknown): unknown {
  if (typeof value === 'number') {
    return Number.isInteger(value) && Math.abs(value) < 2 ** 64 ? BigInt(value).toString() : formatGoFloat(value, 32);
  }
  return typeof value === 'boolean' ? String(value) : value;
}
