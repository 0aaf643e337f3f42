import { fieldLine, titlesOf } from '../../../engines/diff/formats/object-lines';
import { type DiffResult } from '../../../engines/diff/result/diff-result';

/** How many fields a line shows. */
const mostFields = 3;

/** A line for each object that is different: `~ Deployment/web spec.replicas 2 → 3`. Values of Secrets are not shown. */
export function changeLines({ changes }: DiffResult): string[] {
  const titles = titlesOf(changes);
  return changes.map((change, index) => {
    const fields = change.fields.map(fieldLine);
    const rest = fields.length - mostFields;
    const shown = [...fields.slice(0, mostFields), ...(rest > 0 ? [`and ${rest} more`] : [])];
    return `${titles[index]} ${shown.join(', ')}`.trimEnd();
  });
}
