import { object, number, oneOf, text, whole, anything, list } from '../../../core/check/shapes';
import { checkShape } from '../../../core/check/check-shape';
import { definedOnly } from '../../../core/defined-only';
import { checkCircle } from '../../../core/check/check-data';
import { detach } from '../../../core/detach';
import { demandNoFaults, type Fault } from '../../../core/fault';
import { type ValueBounds, type ValueSpec, type ValueType } from '../../../engines/helm-package/marks';
import { checkBounds } from './check-bounds';
import { checkDefault } from './check-default';
import { checkValueName } from './check-value-name';

/** What a value of a chart may be, and what it is for. They become the comments and the schema of the chart. */
export interface HelmValueOptions extends ValueBounds {
  /** What the value is for, for the comments of values.yaml and the README. @default - none */
  readonly description?: string;
  /** `number` allows fractions also if the default has none. @default - integer if the default is a whole number */
  readonly type?: 'integer' | 'number';
}

const optionsShape = object<HelmValueOptions>({
  description: text,
  type: oneOf(['integer', 'number']),
  minimum: number(),
  maximum: number(),
  minLength: whole(0),
  maxLength: whole(0),
  pattern: text,
  enum: list(anything, { least: 1 }),
  minItems: whole(0),
  maxItems: whole(0),
});

/**
 * The definition of a value. It shares nothing with what was given.
 *
 * @throws if name, default or options are wrong, with all findings
 */
export function valueSpec(name: string, value: unknown, options: HelmValueOptions): ValueSpec {
  const where = `helmValue(${JSON.stringify(name)})`;
  demandNoFaults(where, checkValueName(name), 'the name');
  demandNoFaults(where, checkShape(options, optionsShape), 'the options');
  demandNoFaults(where, checkCircle(value), 'the default');
  demandNoFaults(where, checkDefault(value).map(ofDefault), 'the default');
  const type = typeOf(value, options.type);
  demandNoFaults(where, checkBounds(value, type, options), 'the default');
  const { type: _type, ...bounds } = definedOnly(options);
  return deepFreeze({ name, path: name.split('.'), type, default: detach(value), ...detach(bounds) });
}

/** The fault with the name of a part of the default: `a of the default`. */
function ofDefault(each: Fault): Fault {
  return each.path.length === 0 ? each : { ...each, what: (name) => each.what(`${name} of the default`) };
}

function typeOf(value: unknown, numberType: HelmValueOptions['type']): ValueType {
  if (Array.isArray(value)) {
    return 'array';
  }
  if (typeof value === 'number') {
    return numberType ?? (Number.isInteger(value) ? 'integer' : 'number');
  }
  return typeof value as 'string' | 'boolean' | 'object';
}

function deepFreeze<T extends object>(data: T): T {
  Object.values(data).forEach((inner: unknown) => typeof inner === 'object' && inner !== null && deepFreeze(inner));
  return Object.freeze(data);
}
