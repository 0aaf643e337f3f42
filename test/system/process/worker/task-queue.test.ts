import { TaskQueue } from '../../../../lib/system/process/worker/task-queue';

test('as many tasks run side by side as there are places, the others in their order', async () => {
  const queue = new TaskQueue(2);
  const log: string[] = [];
  const ends = new Map<string, () => void>();
  const start = (name: string) =>
    queue.run(async () => {
      log.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
    });
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(start);

  ends.get('b')?.();
  await b;
  log.push('b ended');
  ends.get('a')?.();
  await a;

  expect(log).toEqual(['a', 'b', 'c', 'b ended', 'd']);
  ends.get('c')?.();
  ends.get('d')?.();
  await Promise.all([c, d]);
});

test('a task that fails leaves its place', async () => {
  const queue = new TaskQueue(1);

  const results = await Promise.allSettled([
    queue.run(() => Promise.reject(new Error('failed'))),
    queue.run(() => Promise.resolve('done')),
  ]);

  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});
