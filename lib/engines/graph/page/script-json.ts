/**
 * JSON for a `script` element. Nothing in it can end the element or start a comment, and each line is one line for every
 * reader.
 */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
