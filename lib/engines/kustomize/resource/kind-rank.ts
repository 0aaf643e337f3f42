import { loadTable } from '../../../core/table';

/** The kinds that come first and last, each in its order. */
export interface KindOrder {
  readonly orderFirst: readonly string[];
  readonly orderLast: readonly string[];
}

/** The order that kustomize has built in. */
export function builtInKindOrder(): KindOrder {
  return loadTable<KindOrder>('kustomize/sort-order');
}

/** A function that gives a kind's place: below zero for those that come first, above for those that come last. */
export function kindRank(order: KindOrder = builtInKindOrder()): (kind: string) => number {
  const ranks = new Map<string, number>([
    ...order.orderFirst.map((kind, index) => [kind, index - order.orderFirst.length] as const),
    ...order.orderLast.map((kind, index) => [kind, index + 1] as const),
  ]);
  return (kind) => ranks.get(kind) ?? 0;
}
