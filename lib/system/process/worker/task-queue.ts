/** Runs tasks side by side, up to a number of places. */
export class TaskQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly places: number) {}

  /** Runs a task as soon as there is a place for it. Tasks start in the order of the calls. */
  public async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.running === this.places) {
      // A task that ends gives its place to the next.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running++;
    }
    try {
      return await task();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) {
        this.running--;
      } else {
        next();
      }
    }
  }
}
