import { quote } from '../../../core/check/quote';
import { counted } from '../../../core/text/counted';
import { type Fault, fault, faultIf, joined, noFaults } from '../../../core/fault';
import { compileUnanchored } from '../../../core/patch/anchored-pattern';
import { sameJson } from '../../../core/same-json';
import { type ValueBounds, type ValueType } from '../../../engines/helm-package/marks';

type Bound = Exclude<keyof ValueBounds, 'enum'>;

/** The types that have a bound. */
const typesOf: Readonly<Record<Bound, readonly ValueType[]>> = {
  minimum: ['integer', 'number'],
  maximum: ['integer', 'number'],
  minLength: ['string'],
  maxLength: ['string'],
  pattern: ['string'],
  minItems: ['array'],
  maxItems: ['array'],
};

/** What is wrong with the bounds of a value, and whether its own default is within them. */
export function checkBounds(value: unknown, type: ValueType, bounds: ValueBounds): readonly Fault[] {
  const given = (Object.keys(typesOf) as Bound[]).filter((name) => bounds[name] !== undefined);
  const wrongType = given.filter((name) => !typesOf[name].includes(type)).map((name) => unfitBound(name, type));
  if (wrongType.length > 0) {
    return wrongType;
  }
  return joined(
    checkWhole(value, type),
    bounds.pattern === undefined ? noFaults : checkPattern(value as string, bounds.pattern),
    bounds.enum === undefined ? noFaults : checkEnum(value, bounds.enum),
    checkSize(value, bounds),
  );
}

function unfitBound(name: Bound, type: ValueType): Fault {
  const what = `Cannot use ${name} for a value whose default is of type ${type}: it is for ${typesOf[name].join(' and ')}`;
  return fault('unknown-field', [name], what, `leave ${name} out`);
}

function checkWhole(value: unknown, type: ValueType): readonly Fault[] {
  return faultIf(
    type === 'integer' && !Number.isInteger(value),
    'range',
    [],
    (path) => `Cannot use ${quote(value)} as ${path}: its type is integer`,
    "use type: 'number'",
  );
}

function checkPattern(value: string, pattern: string): readonly Fault[] {
  const matches = compileUnanchored(pattern);
  if (typeof matches !== 'function') {
    return [fault('pattern', ['pattern'], matches.what, matches.fix)];
  }
  return faultIf(
    !matches(value),
    'pattern',
    [],
    (path) => `Cannot use ${quote(value)} as ${path}: it must match ${pattern}`,
    'change the default or the pattern',
  );
}

function checkEnum(value: unknown, choices: readonly unknown[]): readonly Fault[] {
  return faultIf(
    !choices.some((choice) => sameJson(choice, value)),
    'choice',
    [],
    (path) => `Cannot use ${quote(value)} as ${path}: it must be one of ${choices.map(quote).join(', ')}`,
    'change the default, or add it to enum',
  );
}

/** What bounds are about: how many characters or items there are, or the number itself. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') {
    return [...value].length;
  }
  return Array.isArray(value) ? value.length : typeof value === 'number' ? value : NaN;
}

function checkSize(value: unknown, bounds: ValueBounds): readonly Fault[] {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = bounds;
  const size = sizeOf(value);
  const least = minimum ?? minLength ?? minItems ?? -Infinity;
  const most = maximum ?? maxLength ?? maxItems ?? Infinity;
  if (!(size < least || size > most)) {
    return noFaults;
  }
  const unit = typeof value === 'string' ? 'character' : Array.isArray(value) ? 'item' : '';
  const bound = size < least ? least : most;
  const range = `${unit === '' ? bound : counted(bound, unit)} or ${size < least ? 'more' : 'less'}`;
  return [
    fault(
      'range',
      [],
      (path) => `Cannot use ${quote(value)} as ${path}: it must ${unit === '' ? 'be' : 'have'} ${range}`,
      'change the default or the bounds',
    ),
  ];
}
