import { loadTable } from '../../../core/table';

/** The kinds that come first and the kinds that come last, each list in its order. */
export interface KindOrder {
  readonly orderFirst: readonly string[];
  readonly orderLast: readonly string[];
}

/** The built-in order of kustomize. */
export function builtInKindOrder(): KindOrder {
  return loadTable<KindOrder>('kustomize/sort-order');
}

/** A function that returns a kind's rank: below zero if it comes first, above zero if it comes last, else zero. */
export function kindRank(order: KindOrder = builtInKindOrder()): (kind: string) => number {
  const ranks = new Map<string, number>([
    ...order.orderFirst.map((kind, index) => [kind, index - order.orderFirst.length] as const),
    ...order.orderLast.map((kind, index) => [kind, index + 1] as const),
  ]);
  return (kind) => ranks.get(kind) ?? 0;
}
