/** One step on the way through a text: it takes a character that it accepts, or goes on without taking one. */
interface Step {
  readonly accepts?: (character: string) => boolean;
  readonly next: Step[];
}

/** A pattern, as the steps that lead to the steps after it. */
export type Pattern = (next: Step) => Step;

/**
 * A test whether a whole text has a pattern. It follows all ways at once and never goes back, so its time grows in
 * proportion to the length of the text. Use it for patterns that are ambiguous or that users write.
 */
export function compilePattern(pattern: Pattern): (text: string) => boolean {
  const end: Step = { next: [] };
  const start = pattern(end);
  return (text) => {
    let steps = follow([start]);
    for (const character of text) {
      steps = follow([...steps].filter((step) => step.accepts?.(character)).flatMap(({ next }) => next));
    }
    return steps.has(end);
  };
}

/** One character. */
export function one(accepts: (character: string) => boolean): Pattern {
  return (next) => ({ accepts, next: [next] });
}

/** Patterns one after another. */
export function sequence(...parts: readonly Pattern[]): Pattern {
  return (next) => parts.reduceRight((after, part) => part(after), next);
}

/** One of several patterns. */
export function choice(...options: readonly Pattern[]): Pattern {
  return (next) => ({ next: options.map((option) => option(next)) });
}

/** A pattern or nothing. */
export function optional(...parts: readonly Pattern[]): Pattern {
  return choice(sequence(...parts), sequence());
}

/** A pattern any number of times. */
export function repeated(...parts: readonly Pattern[]): Pattern {
  return (next) => {
    const fork: Step = { next: [next] };
    fork.next.push(sequence(...parts)(fork));
    return fork;
  };
}

/** A fixed text. */
export function exactly(text: string): Pattern {
  return sequence(...Array.from(text, (wanted) => one((character) => character === wanted)));
}

/** The steps that take a character, or the end, that can be reached from some steps without a character. */
function follow(from: readonly Step[]): Set<Step> {
  const seen = new Set<Step>(from);
  for (const step of seen) {
    if (step.accepts === undefined) {
      step.next.forEach((next) => seen.add(next));
    }
  }
  return seen;
}
