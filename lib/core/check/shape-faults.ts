import { counted } from '../text/counted';
import { type Fault, fault } from '../fault';
import { listedChoices } from '../listed';
import { getKey } from '../own-key';
import { type Path } from '../path-text';
import { isPlainMap } from '../plain';
import { isSecretName } from '../secret-name';
import { hasSecret } from '../secret-text';
import { exampleFor, findExample, isSecret, numberFix } from './example-for';
import { nearest, nearestFirst } from './nearest';
import { quote } from './quote';
import { type Node, type NumberNode, type ObjectNode, type TextRule } from './shape';
import { largest } from './shapes';

/** A value of another type than the one that is wanted. */
export function wrongType(value: unknown, node: Node, path: Path): Fault {
  const isHiddenByName = !isSecret(node) && node.kind !== 'boolean' && hasSecretName(path);
  const shown = isHiddenByName || isSecret(node) ? kindOf(value) : quote(value);
  return fault(
    'type',
    path,
    (at) => `Cannot use ${shown} as ${at}: it must be ${wanted(node)}`,
    fixForType(isHiddenByName ? undefined : value, node),
  );
}

/** A text that is not one of the choices. */
export function notAChoice(value: string, choices: readonly string[], path: Path): Fault {
  return fault(
    'choice',
    path,
    (at) => `Cannot use ${quote(value)} as ${at}: it must be ${listedChoices(choices.map(quote))}`,
    `use ${quote(nearest(value, choices) ?? choices.find((choice) => choice !== ''))}`,
  );
}

/** A text that breaks its rule. */
export function brokenRule(value: string, rule: TextRule, path: Path, isHidden = false): Fault {
  const secret = isHidden || hasSecretName(path);
  return fault(
    rule.rule ?? 'format',
    path,
    (at) => `Cannot use ${secret ? 'this value' : quote(value)} as ${at}: it must ${rule.wanted}`,
    rule.fix ?? `use ${quote((secret || hasSecret(value) ? undefined : rule.nearest?.(value)) ?? rule.example)}`,
  );
}

/** Whether the last field of a path has the name of a secret. */
function hasSecretName(path: Path): boolean {
  return isSecretName(String(path.filter((step) => typeof step === 'string').at(-1) ?? ''));
}

/** A key that breaks the rule for the keys of its map. */
export function brokenKey(key: string, rule: TextRule, path: Path): Fault {
  return fault(
    rule.rule ?? 'format',
    path,
    (at) => `Cannot use ${quote(key)} as a key of ${at}: it must ${rule.wanted}`,
    `use ${quote((hasSecret(key) ? undefined : rule.nearest?.(key)) ?? rule.example)}`,
  );
}

/** A number that is out of its bounds, or is not whole but must be. */
export function outOfRange(value: number, node: NumberNode, path: Path): Fault {
  return fault(
    'range',
    path,
    (at) => `Cannot use ${Object.is(value, -0) ? '-0' : value} as ${at}: it must be ${wantedNumber(node, value)}`,
    `use ${numberFix(value, node)}`,
  );
}

/** A field that the object does not have. */
export function unknownField(key: string, node: ObjectNode, path: Path): Fault {
  const reason = getKey(node.refused, key);
  const instead = getKey(node.instead, key);
  if (reason !== undefined) {
    const fix = instead === undefined ? `leave ${key} out` : `use ${instead}`;
    return fault('unknown-field', path, (at) => `Cannot use ${at}: ${reason}`, fix);
  }
  const known = Object.keys(node.fields);
  const close = instead ?? nearest(key, known);
  return fault(
    'unknown-field',
    path,
    (at) => `Cannot use ${at}: the field is unknown`,
    close === undefined
      ? (node.newer ?? `leave it out, or use ${listedChoices(nearestFirst(key, known))}`)
      : `use ${close}`,
  );
}

/** A required field that is not given. */
export function missingField(key: string, node: Node | undefined, path: Path): Fault {
  // A number that only is within its bounds is not a proposal: who adds `count: 0` scales to nothing.
  const example = node === undefined || node.kind === 'number' ? undefined : findExample(node);
  return fault(
    'required',
    [...path, key],
    (at) => `Cannot leave out ${at}: it is required`,
    example === undefined ? `add ${key}` : `add ${key}: ${example}`,
  );
}

/** Fields that exclude each other. */
export function excluding(
  given: readonly string[],
  path: Path,
  why = 'they exclude each other',
  fix = `keep one of ${given.join(', ')}`,
): Fault {
  return fault('exclusive', path, (at) => `Cannot use ${given.join(' and ')} together in ${at}: ${why}`, fix);
}

/** A map without any of several fields, one of which is required. */
export function noneOf(group: readonly string[], node: ObjectNode, path: Path): Fault {
  const example = group.flatMap((key) => {
    const found = node.fields[key] === undefined ? undefined : findExample(node.fields[key]);
    return found === undefined ? [] : [`${key}: ${found}`];
  })[0];
  return fault(
    'required',
    path,
    (at) => `Cannot use ${at} without any of ${group.join(', ')}: one is required`,
    `add ${example ?? `one of ${group.join(', ')}`}`,
  );
}

/** A list that is too short or too long. */
export function wrongLength(length: number, node: Extract<Node, { kind: 'list' }>, path: Path): Fault {
  const { least, most } = node;
  const range =
    most === Infinity ? `${least} or more` : least === most ? `exactly ${least}` : `from ${least} to ${most}`;
  return fault(
    'length',
    path,
    (at) => `Cannot use ${counted(length, 'item')} as ${at}: it must have ${range}`,
    length < least ? `add ${node.example ?? 'an item'}` : 'leave some out',
  );
}

/** The rest of the sentence "it must be …". */
export function wanted(node: Node): string {
  switch (node.kind) {
    case 'anything':
      return 'a value';
    case 'boolean':
      return 'true or false';
    case 'text':
      return node.choices === undefined ? 'a string' : listedChoices(node.choices.map(quote));
    case 'number':
      return wantedNumber(node);
    case 'special':
      return node.wanted;
    case 'list':
      return 'a list';
    case 'map':
    case 'object':
      return 'a map';
    case 'either':
      return [...new Set(node.options.map(wanted))].join(' or ');
    case 'lazy':
      return wanted(node.node());
  }
}

function wantedNumber({ whole, least, most }: NumberNode, given = least): string {
  const kind = whole ? 'a whole number' : 'a number';
  const isBoundedBelow = least > -largest - 1;
  if (most < largest || given > most) {
    return isBoundedBelow ? `${kind} from ${least} to ${most}` : `${kind}, ${most} or less`;
  }
  return isBoundedBelow ? `${kind}, ${least} or more` : kind;
}

/** A secret that lacks its quotes is not repeated with them. */
function fixForType(value: unknown, node: Node): string {
  const lacksQuotes =
    node.kind === 'text' && isSecret(node) && (typeof value === 'number' || typeof value === 'boolean');
  return lacksQuotes ? 'put it in quotes' : `use ${exampleFor(value, node) ?? wanted(node)}`;
}

function kindOf(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  const kind = Array.isArray(value) ? 'list' : isPlainMap(value) ? 'map' : typeof value;
  return kind === 'object' ? 'an object' : `a ${kind}`;
}
