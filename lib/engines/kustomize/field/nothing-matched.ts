import { FieldSpecProblem } from './visit-field';

/** Thrown if a rule matches nothing and kubectl fails for that. If the rule is optional, the build goes on. */
export class NothingMatched extends FieldSpecProblem {}
