/** A rule of health that cannot be applied to an object, such as a comparison with a field that the object lacks. */
export class RuleFailure extends Error {
  public constructor(what: string) {
    super(what);
    this.name = 'RuleFailure';
  }
}
