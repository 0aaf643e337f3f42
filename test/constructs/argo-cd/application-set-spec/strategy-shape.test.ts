import { located, make, messageOn } from './make-application-set';

const rolling = (steps: object[]) => ({ strategy: { type: 'RollingSync', rollingSync: { steps } } });
const withMaxUpdate = (maxUpdate: unknown) => rolling([{ maxUpdate }]);

test.each([0, 3, '25%', '100%'])('a step of a rolling sync may sync %s Applications at once', (maxUpdate) => {
  expect(() => make(withMaxUpdate(maxUpdate))).not.toThrow();
});

test.each<[string, object, string]>([
  [
    'a text that is not a percentage',
    withMaxUpdate('all'),
    'Cannot use "all" as strategy.rollingSync.steps[0].maxUpdate: it must be a percentage\n  Fix: use "25%"',
  ],
  [
    'a negative number',
    withMaxUpdate(-1),
    'Cannot use -1 as strategy.rollingSync.steps[0].maxUpdate: it must be a whole number, 0 or more\n  Fix: use 0',
  ],
  [
    'a type that Argo CD treats as all at once',
    { strategy: { type: 'Rolling', rollingSync: { steps: [{}] } } },
    'Cannot use "Rolling" as strategy.type: it must be one of "AllAtOnce", "RollingSync"\n  Fix: use "RollingSync"',
  ],
  [
    'a rolling sync without steps',
    rolling([]),
    "Cannot use 0 items as strategy.rollingSync.steps: it must have 1 or more\n  Fix: add { maxUpdate: '25%' }",
  ],
  [
    'a rolling sync without its settings',
    { strategy: { type: 'RollingSync' } },
    'Cannot leave out strategy.rollingSync: without steps, all Applications are synced at once\n' +
      "  Fix: add rollingSync: { steps: [{ maxUpdate: '25%' }] }",
  ],
  [
    'steps that have no effect',
    { strategy: { type: 'AllAtOnce', rollingSync: { steps: [{}] } } },
    "Cannot use strategy.rollingSync without type: 'RollingSync': it would have no effect\n  Fix: use type: 'RollingSync'",
  ],
  [
    'an operator with which Argo CD skips the step',
    rolling([{ matchExpressions: [{ key: 'stage', operator: 'Exists', values: ['dev'] }] }]),
    'Cannot use "Exists" as strategy.rollingSync.steps[0].matchExpressions[0].operator: it must be one of "In", ' +
      '"NotIn"\n  Fix: use "In"',
  ],
  [
    'an expression without values, which matches nothing,',
    rolling([{ matchExpressions: [{ key: 'stage', operator: 'In' }] }]),
    "Cannot leave out strategy.rollingSync.steps[0].matchExpressions[0].values: it is required\n  Fix: add values: ['production']",
  ],
])('%s is refused', (_name, props, expected) => {
  expect(messageOn(props)).toBe(located(expected));
});
