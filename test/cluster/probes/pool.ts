/** Works through a list, a few items at a time, so that the load of a small node does not change the results. */
export async function inPool<T, R>(items: readonly T[], size: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.map((item, index) => ({ item, index }));
  const workers = Array.from({ length: size }, async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      results[next.index] = await work(next.item);
    }
  });
  await Promise.all(workers);
  return results;
}
