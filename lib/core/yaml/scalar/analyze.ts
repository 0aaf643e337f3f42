/** The ways in which Go's YAML libraries can write a text. */
export interface TextAnalysis {
  readonly multiline: boolean;
  readonly plain: boolean;
  readonly plainInFlow: boolean;
  readonly singleQuoted: boolean;
  readonly block: boolean;
}

// What an unquoted text must not start with, and what it must not contain.
const startIndicator = /^(?:[#,[\]{}&*!|>'"%@`]|[?:-](?:[ \t]|$)|---|\.\.\.)/;
const innerIndicator = /:(?:[ \t]|$)|[ \t\n\r\0\x85\u2028\u2029]#/;
const flowIndicator = /[,?[\]{}:]/;
const unprintable = /[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
const unprintableButTab = /[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;

/** Whether Go's YAML libraries escape a character. Its version 3 escapes a tab in double quotes only. */
export function isUnprintable(character: string): boolean {
  return unprintable.test(character);
}

/** Whether a text has line breaks, and so cannot be a key in the short form. */
export function isMultiline(text: string): boolean {
  return /[\n\r\x85\u2028\u2029]/.test(text);
}

/** Finds the ways in which a text can be written by version 2 or 3 of Go's YAML library. */
export function analyzeText(text: string, version: 2 | 3): TextAnalysis {
  const isSpecial = (version === 2 ? unprintable : unprintableButTab).test(text);
  const spaceBreak = / [\n\r\x85\u2028\u2029]/.test(text);
  const breakSpace = /[\n\r\x85\u2028\u2029] /.test(text);
  const edge = /^[ \n\r\x85\u2028\u2029]|[ \n\r\x85\u2028\u2029]$/.test(text);
  const multiline = isMultiline(text);
  const hasIndicator = startIndicator.test(text) || innerIndicator.test(text);
  const writable = !isSpecial && !spaceBreak;
  const quotable = writable && !breakSpace && !text.includes('\t');
  const plain = quotable && !edge && !multiline && !hasIndicator;
  return {
    plain,
    plainInFlow: plain && text !== '' && !flowIndicator.test(text),
    singleQuoted: quotable,
    block: writable && text !== '' && !text.endsWith(' '),
    multiline,
  };
}
