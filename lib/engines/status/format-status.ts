import { demandShape } from '../../core/check/check-shape';
import { boolean, object } from '../../core/check/shapes';
import { type StatusResult } from './result/status-result';
import { isQuiet, statusRows } from './result/status-rows';
import { type StatusFormatOptions, statusText } from './result/status-text';

/**
 * The text of a status: a line for each object and each of its Pods, with the reasons of what is not well, and then the
 * numbers.
 *
 * @example
 * ```ts
 * import { formatStatus, type StatusResult } from 'cdk8s-gitops';
 *
 * const none: StatusResult = {
 *   objects: [],
 *   summary: { objects: 0, missing: 0, different: 0, unknown: 0, unhealthy: 0 },
 *   healthy: true,
 * };
 * formatStatus(none); // => '0 objects, all as they should be\n'
 * ```
 */
export function formatStatus(status: StatusResult, options: StatusFormatOptions = {}): string {
  demandShape('formatStatus', options, object<StatusFormatOptions>({ color: boolean }), 'the options');
  const rows = status.objects.filter((object) => !isQuiet(object)).flatMap(statusRows);
  return statusText(rows, status, options);
}
