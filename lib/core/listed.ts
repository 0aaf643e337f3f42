/** What there is, for a message: `a, b, c`; of more than `most` names, the first ones and how many more. */
export function listed(names: readonly string[], most = 10): string {
  return names.length > most ? `${names.slice(0, most).join(', ')} and ${names.length - most} more` : names.join(', ');
}
