// Begins like a word, a path or a flag. Some parsers read `e0` as a number.
const ordinary = /^(?!-?[eE][-+]?[0-9]+$)(?:[A-Za-z_/]|--?[A-Za-z])[ -~]*$/;
// What ends a plain scalar.
const endOfPlain = /:(?: |$)| #| $/;
// Begins with a digit, and has a letter that is not in any number or date of any YAML: 100m, 64Mi, 1.21-alpine.
const quantity = /^[0-9][0-9a-fotvxzA-FOTVXZ_.-]*[g-np-suwyG-NP-SUWY][\w.-]*$/;
// The words that some YAML parser reads as a boolean or as null.
const reserved = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
const keyword = 5;

/** Characters that YAML cannot contain as they are, or that nobody can see. */
const unseen = /[\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb\ufffe\uffff]/g;
// All that a block text must not contain. Tabs, line feeds and visible characters are allowed.
const unfitForBlock =
  // eslint-disable-next-line no-control-regex -- these are what it looks for
  /[\0-\x08\x0b-\x1f\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb\ufffe\uffff]/;

/** Parsers look for the colon of a key within 1024 characters. This limit leaves some room. */
const longestSimpleKey = 1000;
/** Keys repeat, so their written forms are kept. */
const keys = new Map<string, string>();
const mostKeys = 5000;

/** A key with its colon, as it is or in double quotes. A very long key is `? key`, with the colon on a new line. */
export function keyToYaml(key: string, lineStart: string): string {
  const known = keys.get(key);
  if (known !== undefined) {
    return known;
  }
  const text = isSafeUnquoted(key) ? key : quote(key);
  if (text.length > longestSimpleKey) {
    return `? ${text}${lineStart}:`;
  }
  if (keys.size < mostKeys) {
    keys.set(key, `${text}:`);
  }
  return `${text}:`;
}

/** A text, a number, a boolean or null. */
export function scalarToYaml(value: unknown, indent: number): string {
  switch (typeof value) {
    case 'string':
      return textToYaml(value, indent);
    case 'number':
      return numberToYaml(value);
    default:
      return String(value);
  }
}

/** A text as it is, in double quotes, or as a block whose lines are indented by `indent`. */
function textToYaml(text: string, indent: number): string {
  if (isSafeUnquoted(text)) {
    return text;
  }
  return text.includes('\n') && isFitForBlock(text) ? writeBlock(text, indent) : quote(text);
}

function isSafeUnquoted(text: string): boolean {
  if (text.length <= keyword && reserved.test(text)) {
    return false;
  }
  return ordinary.test(text) ? !endOfPlain.test(text) : quantity.test(text);
}

/** YAML reads JSON's quotes. Characters that YAML wants escaped or that nobody can see are escaped as well. */
function quote(text: string): string {
  return JSON.stringify(text).replace(unseen, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  });
}

/**
 * Whether a text can be a block. A text of blanks only cannot, since nobody would see it. Nor can a text with blanks at
 * its edges that parsers read in different ways, such as a last line of blanks only.
 */
function isFitForBlock(text: string): boolean {
  return !unfitForBlock.test(text) && /[^\s]/.test(text) && !/^[ \t]*\n[ \t]|^\t|\n[ \t]+\n*$/.test(text);
}

function writeBlock(text: string, indent: number): string {
  const hint = text.startsWith(' ') || text.startsWith('\n') ? '2' : '';
  const chomping = !text.endsWith('\n') ? '-' : text.endsWith('\n\n') ? '+' : '';
  const pad = ' '.repeat(indent);
  // The last break belongs to the line that follows the block.
  const lines = chomping === '-' ? text : text.slice(0, -1);
  return `|${hint}${chomping}\n${lines.replace(/^(?=[^\n])/gm, pad)}`;
}

/** A number in a form that every parser reads as the same number: exponents have a dot, big whole numbers are floats. */
function numberToYaml(value: number): string {
  if (Number.isSafeInteger(value)) {
    return Object.is(value, -0) ? '-0.0' : String(value);
  }
  const text = Number.isInteger(value) ? value.toExponential() : String(value);
  const [mantissa = '', exponent] = text.split('e');
  return exponent === undefined ? text : `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}e${exponent}`;
}
