import { type StatusResult } from './result/status-result';
import { statusRows } from './result/status-rows';
import { type StatusFormatOptions, statusText } from './result/status-text';

/**
 * The text of what has changed from one status to the next: the objects that are different now, also if they are as they
 * should be, and then the numbers of all.
 */
export function formatStatusChange(
  before: StatusResult,
  after: StatusResult,
  options: StatusFormatOptions = {},
): string {
  const known = new Set(before.objects.map((object) => JSON.stringify(object)));
  const changed = after.objects.filter((object) => !known.has(JSON.stringify(object)));
  return statusText(changed.flatMap(statusRows), after, options);
}
