import { type Problem } from '../../error';

/** Thrown if a replacement can't be made. A caller that knows the place turns it into an error for the user. */
export class ReplacementProblem extends Error {
  constructor(
    public readonly problem: Problem,
    options?: ErrorOptions,
  ) {
    super(problem.what, options);
    this.name = 'ReplacementProblem';
  }
}
