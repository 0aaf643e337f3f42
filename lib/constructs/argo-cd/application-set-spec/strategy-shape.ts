import { refined, refinedItems } from '../../../core/check/refine';
import { type Shape, type TextRule } from '../../../core/check/shape';
import { either, largest, list, matching, oneOf, orLate, required, text, whole } from '../../../core/check/shapes';
import { type Fault, faultIf } from '../../../core/fault';
import { type PlainMap } from '../../../core/plain';
import { type ApplicationSetStrategy, type RollingSyncStep } from './application-set-spec';

type RollingSync = Extract<ApplicationSetStrategy, { readonly type: 'RollingSync' }>;
type Expression = NonNullable<RollingSyncStep['matchExpressions']>[number];

/** If Argo CD can't read it, it syncs one Application of the step at a time. */
const percentage: TextRule = {
  rule: 'percentage',
  wanted: 'be a percentage',
  example: '25%',
  accepts: (value) => /^\d{1,9}%$/.test(value),
};

/** Argo CD skips a step with another operator, and never syncs its Applications. */
const expression = refined<Expression>({
  operator: orLate(oneOf(['In', 'NotIn'])),
  values: required(orLate(list(orLate(text), { least: 1, example: "'production'" }))),
});

const step = refined<RollingSyncStep>({
  matchExpressions: refinedItems(expression),
  maxUpdate: either(whole(0, largest), matching(percentage)),
});

/** The order of syncs. Argo CD ignores what it does not know, and syncs all Applications at once. */
export const strategy = (base: Shape): Shape<RollingSync> =>
  refined<RollingSync>(
    {
      type: oneOf(['AllAtOnce', 'RollingSync']) as Shape<'RollingSync'>,
      rollingSync: refined<RollingSync['rollingSync']>({
        steps: refinedItems(step, { least: 1, example: "{ maxUpdate: '25%' }" }),
      }),
      deletionOrder: oneOf(['AllAtOnce', 'Reverse']),
    },
    { also: checkStrategy },
  )(base);

function checkStrategy({ type, rollingSync, deletionOrder }: PlainMap): readonly Fault[] {
  const isRolling = type === 'RollingSync';
  const isOther = type === undefined || type === 'AllAtOnce';
  const useless = rollingSync === undefined ? 'deletionOrder' : 'rollingSync';
  return [
    ...faultIf(
      isRolling && rollingSync === undefined,
      'required',
      ['rollingSync'],
      (at) => `Cannot leave out ${at}: without steps, all Applications are synced at once`,
      "add rollingSync: { steps: [{ maxUpdate: '25%' }] }",
    ),
    ...faultIf(
      isOther && (rollingSync !== undefined || deletionOrder !== undefined),
      'no-effect',
      [useless],
      (at) => `Cannot use ${at} without type: 'RollingSync': it would have no effect`,
      "use type: 'RollingSync'",
    ),
  ];
}
