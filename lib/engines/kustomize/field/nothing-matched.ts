import { FieldSpecProblem } from './visit-field';

/** A rule that kubectl fails for since nothing is there that it is for; a rule that is optional does not fail. */
export class NothingMatched extends FieldSpecProblem {}
