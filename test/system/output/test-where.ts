/** A test that some systems or users can't run. There it is skipped, with the reason in its name. */
export function testWhere(isPossible: boolean, whyNot: string): (name: string, run: () => void) => void {
  return (name, run) => (isPossible ? test(name, run) : test.skip(`${name} [skipped: ${whyNot}]`, run));
}
