import { goString } from './text/go-string';
import { type ReleaseMark, type TextMark, ValueMark, type ValueSpec } from './marks';

/** The largest number that Go prints without an exponent, and so as people and YAML expect it. */
const largestPlain = 999_999;

/** What a template calls a value: `.Values.image.tag`, or `index .Values "image" "pull-policy"`. */
export function referenceTo({ path }: ValueSpec): string {
  return path.every(isFieldName) ? `.Values.${path.join('.')}` : `index .Values ${path.map(goString).join(' ')}`;
}

/** A value as an argument of a function. */
export function argumentOf(spec: ValueSpec): string {
  const reference = referenceTo(spec);
  return reference.startsWith('index') ? `(${reference})` : reference;
}

/** The action that prints a scalar value as YAML. It prints all of its values exactly, on one line. */
export function scalarAction(spec: ValueSpec): string {
  const reference = referenceTo(spec);
  if (spec.type === 'string') {
    return `{{ ${reference} | quote }}`;
  }
  return spec.type === 'boolean' || isPrintedPlain(spec) ? `{{ ${reference} }}` : `{{ ${reference} | toJson }}`;
}

/** The action that prints a text with values in it as YAML. */
export function textAction({ parts }: TextMark): string {
  if (isPlainName(parts)) {
    return parts.map((part) => (typeof part === 'string' ? part : `{{ ${textPipe(part)} }}`)).join('');
  }
  const marks = parts.filter((part) => typeof part !== 'string');
  if (parts.length === 1 && marks.length === 1) {
    return `{{ ${textPipe(marks[0])} | quote }}`;
  }
  const format = parts.map((part) => (typeof part === 'string' ? part.replaceAll('%', '%%') : '%s')).join('');
  return `{{ printf ${goString(format)} ${marks.map(textArgument).join(' ')} | quote }}`;
}

/** The action that prints a field of the release as YAML. A release may be called `1` or `true`. */
export function releaseAction(mark: ReleaseMark): string {
  return `{{ ${releaseReference(mark)} | quote }}`;
}

/** A value, or a field of the release, as the start of a pipe that gives a text. */
export function textPipe(mark: ValueMark | ReleaseMark): string {
  if (!(mark instanceof ValueMark)) {
    return releaseReference(mark);
  }
  const reference = referenceTo(mark.value);
  return mark.value.type === 'string' ? reference : `${reference} | toJson`;
}

function textArgument(mark: ValueMark | ReleaseMark): string {
  const pipe = textPipe(mark);
  return pipe.includes(' ') ? `(${pipe})` : pipe;
}

function releaseReference({ field }: ReleaseMark): string {
  return `.Release.${field}`;
}

/**
 * Whether a name is text in YAML without quotes, whatever the release is called. It is not a word of YAML because of the
 * dash, and neither a number nor a date because of a letter that is in none of them.
 */
function isPlainName(parts: TextMark['parts']): boolean {
  const literal = parts.filter((part) => typeof part === 'string').join('');
  const isName = /^[a-z0-9.-]*$/.test(literal) && literal.includes('-') && /[g-np-suwy]/.test(literal);
  const [first] = parts;
  return (
    isName && parts.every((part) => !(part instanceof ValueMark)) && (typeof first !== 'string' || /^[a-z]/.test(first))
  );
}

/** Go prints a number from values.yaml as a float: 1000000 is `1e+06`. */
function isPrintedPlain({ type, minimum = -Infinity, maximum = Infinity }: ValueSpec): boolean {
  return type === 'integer' && minimum >= -largestPlain && maximum <= largestPlain;
}

/** Whether a template can name a field by a dot and this name. */
function isFieldName(step: string): boolean {
  return /^[A-Za-z_]\w*$/.test(step);
}
