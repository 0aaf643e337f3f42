/** The path to a value: keys of maps and indexes of lists. */
export type Path = readonly (string | number)[];

/** A path as messages show it: `spec.containers[0].image`, `metadata.labels["example.com/app"]`. */
export function pathText(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') {
      text += `[${step}]`;
    } else if (/^[\w-]+$/.test(step)) {
      text += text === '' ? step : `.${step}`;
    } else {
      text += `[${JSON.stringify(step)}]`;
    }
  }
  return text;
}
