import { diff } from '../../../lib/engines/diff/diff';
import { type JudgedChange, judgedChanges } from './judged-changes';

/** What the rules for the API server's judgement find, as in the table. */
function judge({ before, after }: JudgedChange): string[] {
  const verdicts: Readonly<Record<string, string>> = {
    'immutable-field': 'refused',
    'filled-in-sibling': 'refused',
    'no-effect': 'stays',
  };
  const dangers = diff([before], [after]).changes.flatMap((change) => change.dangers);
  return dangers.flatMap(({ rule, path }) => {
    const verdict = verdicts[rule];
    return verdict === undefined ? [] : [`${verdict}: ${path}`];
  });
}

test.each(judgedChanges())('$verdict: $name', (change) => {
  expect(judge(change)).toEqual(change.verdict === 'taken' ? [] : [`${change.verdict}: ${change.path ?? ''}`]);
});
