/** The path to a value: keys of maps and indexes of lists. */
export type Path = readonly (string | number)[];

/** A path as messages show it: `spec.containers[0].image`, `metadata.labels["example.com/app"]`. */
export function pathText(path: Path): string {
  return path.reduce<string>(addStep, '');
}

/** The text of a path with one more step. */
export function addStep(text: string, step: string | number): string {
  if (typeof step === 'number' || !/^[\w-]+$/.test(step)) {
    return `${text}[${JSON.stringify(step)}]`;
  }
  return text === '' ? step : `${text}.${step}`;
}

/** Each path once, in the order in which it came first. */
export function uniquePaths(paths: readonly Path[]): Path[] {
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
}
