/** Text that a template prints as it is. Only what opens an action needs it: `}}` alone means nothing. */
export function escapeTemplate(text: string): string {
  return text.includes('{{') ? text.replaceAll('{{', '{{ "{{" }}') : text;
}

/**
 * Text right before an action. A brace at its end would become one with those of the action: `{{{` is an error of Go's
 * templates.
 */
export function escapeBeforeAction(text: string): string {
  const escaped = escapeTemplate(text);
  return escaped.endsWith('{') ? `${escaped.slice(0, -1)}{{ "{" }}` : escaped;
}
