import { type Point } from './piece';

interface Step {
  readonly x: number;
  readonly width: number;
  /** Everything above this line is taken. */
  readonly y: number;
}

/** Finds places for rectangles, each as far up as there is room for it below those before. */
export class Skyline {
  private steps: readonly Step[];

  constructor(private readonly width: number) {
    this.steps = [{ x: 0, width, y: 0 }];
  }

  public place(width: number, height: number): Point {
    const fitting = this.steps
      .filter(({ x }, index) => index === 0 || x + width <= this.width)
      .map(({ x }) => ({ x, y: this.lowest(x, width) }));
    const best = fitting.reduce((one, other) => (other.y < one.y ? other : one));
    this.raise(best.x, width, best.y + height);
    return best;
  }

  /** The lowest line that is free from `x` on. */
  private lowest(x: number, width: number): number {
    const covered = this.steps.filter((step) => step.x < x + width && step.x + step.width > x);
    return covered.reduce((y, step) => Math.max(y, step.y), 0);
  }

  private raise(x: number, width: number, y: number): void {
    const end = x + width;
    const left = this.steps
      .filter((step) => step.x < x)
      .map((step) => ({ ...step, width: Math.min(step.width, x - step.x) }));
    const right = this.steps
      .filter((step) => step.x + step.width > end)
      .map((step) => {
        const start = Math.max(step.x, end);
        return { x: start, width: step.x + step.width - start, y: step.y };
      });
    this.steps = [...left, { x, width, y }, ...right];
  }
}
