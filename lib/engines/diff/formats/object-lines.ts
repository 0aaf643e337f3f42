import { printable } from '../../../core/text/printable';
import { jsonText } from '../../../core/text/json-text';
import { shorten } from '../../../core/shorten';
import { type ObjectReference } from '../../../core/manifest';
import { type DiffField, type ObjectChange } from '../result/diff-result';

/** The sign of each action, as in the text. */
export const signs = { added: '+', removed: '-', changed: '~', renamed: '>' } as const;

/**
 * `~ Deployment/shop/web` for each change. A renamed object has both names, and that of a target is named with it:
 * `(target dev)`. If nothing else tells two of them apart, they have numbers: `(1 of 2)`.
 */
export function titlesOf(changes: readonly ObjectChange[]): string[] {
  const titles = changes.map(titleOf);
  const counts = new Map<string, number>();
  const numbers = titles.map((title) => {
    const number = (counts.get(title) ?? 0) + 1;
    counts.set(title, number);
    return number;
  });
  return titles.map((title, index) => {
    const count = counts.get(title) ?? 1;
    return count === 1 ? title : `${title} (${numbers[index]} of ${count})`;
  });
}

function titleOf({ action, object, target, from }: ObjectChange): string {
  const renamed = from === undefined ? '' : `${nameOf(from)} → `;
  const place = target === undefined ? '' : ` (target ${target})`;
  return printable(`${signs[action]} ${object.kind}/${renamed}${nameOf(object)}${place}`);
}

/** `Deployment/shop/web`. */
export function objectTitle(object: ObjectReference): string {
  return printable(`${object.kind}/${nameOf(object)}`);
}

/** `shop/web`, or only the name if the object has no namespace. */
function nameOf({ namespace, name }: ObjectReference): string {
  return [namespace, name === '' ? '(generated name)' : name].filter((part) => part !== '').join('/');
}

/** `spec.replicas 2 → 3`, with long values shortened. */
export function fieldLine(field: DiffField): string {
  return printable(textOf(field));
}

function textOf({ path, before, after, order }: DiffField): string {
  if (order) {
    return `${path} (order) ${shown(before)} → ${shown(after)}`;
  }
  if (before === undefined || after === undefined) {
    return before === undefined ? `${path} added: ${shown(after)}` : `${path} removed: ${shown(before)}`;
  }
  return `${path} ${shown(before)} → ${shown(after)}`;
}

function shown(value: unknown): string {
  const isPlain = typeof value === 'string' && /^[\w./:@()+-]+$/.test(value);
  return isPlain ? shorten(value, 200) : shorten(jsonText(value), 200);
}
