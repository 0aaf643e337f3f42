/** The characters that JSON leaves as they are, and that are safer to read as an escape. */
const unseen = /[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A text as a string of Go, which reads the escapes of JSON. */
export function goString(text: string): string {
  return JSON.stringify(text).replace(unseen, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
