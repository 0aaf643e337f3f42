import { type Problem } from '../../error';

/** A replacement that can't be made; whoever knows its place turns this into an error. */
export class ReplacementProblem extends Error {
  constructor(
    public readonly problem: Problem,
    options?: ErrorOptions,
  ) {
    super(problem.what, options);
    this.name = 'ReplacementProblem';
  }
}
