/** Names for a message: `a, b, c`. If there are more than `most`, the first ones and the number of the others. */
export function listed(names: readonly string[], most = 10): string {
  return names.length > most ? `${names.slice(0, most).join(', ')} and ${names.length - most} more` : names.join(', ');
}

/** Names for a message that lets the reader choose: `one of a, b, c`, or `a` if there is only one. */
export function listedChoices(names: readonly string[]): string {
  return names.length === 1 ? String(names[0]) : `one of ${listed(names)}`;
}
