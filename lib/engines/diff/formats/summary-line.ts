import { counted } from '../../../core/text/counted';
import { type DiffResult } from '../result/diff-result';

/** `1 added, 2 changed, 1 refused, 1 danger`, or `no difference`. */
export function summaryLine({ summary, refused = [] }: DiffResult): string {
  const { dangers } = summary;
  const actions = (['added', 'changed', 'renamed', 'removed'] as const).map(
    (action) => [action, summary[action]] as const,
  );
  const counts = [...actions, ['refused', refused.length] as const];
  const parts = counts.filter(([, count]) => count > 0).map(([action, count]) => `${count} ${action}`);
  const last = dangers === 0 ? [] : [counted(dangers, 'danger')];
  return parts.length === 0 ? 'no difference' : [...parts, ...last].join(', ');
}
