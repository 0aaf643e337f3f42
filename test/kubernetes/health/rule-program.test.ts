import { compileRules, type Outcome, type RuleLines } from '../../../lib/kubernetes/health/rule-program';
import table from '../../../data/argo-cd/health.json';
import { messageOf } from '../../message-of';

function run(lines: RuleLines, variables: Readonly<Record<string, unknown>> = {}): Outcome | undefined {
  const program = compileRules(lines, () => [`Missing: 'shared'`]);
  return program({ variables: new Map(Object.entries(variables)), item: null, index: 0 });
}

const reasonOf = (expression: string, variables = {}): unknown => {
  const outcome = run([`Healthy: ${expression}`], variables);
  return typeof outcome === 'object' ? outcome.message : outcome;
};

test('the first rule whose condition is true decides', () => {
  const outcome = run([`size > 3 -> Degraded: 'big'`, `size > 1 -> Progressing: 'middle'`, 'Healthy'], { size: 2 });

  expect(outcome).toEqual({ status: 'Progressing', message: 'middle' });
});

test('a loop looks at its items in order, and a block has the fields of its item', () => {
  const lines = ['for list', [`.type == 'a' -> next`, `.ok -> Healthy: '{index}: {.type}'`]];

  const outcome = run(lines, {
    list: [
      { type: 'a', ok: true },
      { type: 'b', ok: false },
      { type: 'c', ok: true },
    ],
  });

  expect(outcome).toEqual({ status: 'Healthy', message: '3: c' });
});

test('variables keep what a block sets', () => {
  const outcome = run([{ sum: 0 }, 'for list', ['sum = sum + it'], `Healthy: '{sum}'`], { list: [1, 2, 3] });

  expect(outcome).toEqual({ status: 'Healthy', message: '6' });
});

test('rules can be shared, and the state can come from the object', () => {
  expect(run(['use something'])).toEqual({ status: 'Missing', message: 'shared' });
  expect(run([`(phase): 'as it says'`], { phase: 'Suspended' })).toEqual({
    status: 'Suspended',
    message: 'as it says',
  });
});

test('a text has the values of the expressions in it, with the blanks as they are', () => {
  expect(reasonOf(`' {name || 'nobody'} has  {count(list)} '`, { list: [1, 2] })).toBe(' nobody has  2 ');
});

test('0 and an empty text are true, and only null and false are not', () => {
  const results = [0, '', [], null, false].map((value) => run([`value -> Healthy`, 'Degraded'], { value }));

  expect(results.map((outcome) => (outcome as { status: string }).status)).toEqual([
    ...['Healthy', 'Healthy', 'Healthy'],
    ...['Degraded', 'Degraded'],
  ]);
});

test.each([
  ['a.b.c', 'the rule needs a.b, which is missing'],
  ['a.x', 'the rule needs a, which is not a map'],
  [`'{missing}'`, 'the rule needs a text, and the object has nothing there'],
  ['missing < 3', 'the rule needs a number, and the object has nothing there'],
  [`parse('{')`.replace('{', '['), 'the rule needs JSON in a text, and the object has something else'],
])('%s fails if the object has something else there', (expression, message) => {
  const variables = { a: expression === 'a.x' ? 1 : {} };

  expect(messageOf(() => reasonOf(expression, variables))).toBe(message);
});

test('a?.b is missing if a is, and a field that is missing is not an error', () => {
  expect(run(['a?.b?.c == null -> Healthy'])).toEqual({ status: 'Healthy', message: '' });
  expect(run(['a.b == null -> Healthy'], { a: {} })).toEqual({ status: 'Healthy', message: '' });
});

test('conditions without a text to sort by come last, in their order', () => {
  const list = [{ id: '1' }, { id: '2', at: 'b' }, { id: '3' }, { id: '4', at: 'a' }];

  const outcome = run([{ ids: [] }, `for sortBy(list, 'at')`, ['ids = ids + [.id]'], `Healthy: join(ids, ' ')`], {
    list,
  });

  expect(outcome).toEqual({ status: 'Healthy', message: '4 2 1 3' });
});

test('a mistake in a rule names the place', () => {
  expect(messageOf(() => run(['a == == b -> Healthy']))).toBe('Bad rule, at character 4: a name is missing: a == == b');
});

test('every rule of the table compiles', () => {
  const { builtIn, scripts, shared } = table as unknown as Record<string, Record<string, RuleLines | string>>;
  const programs = [builtIn, scripts, shared].flatMap((rules) => Object.values(rules));

  const compiled = programs.map((lines) =>
    typeof lines === 'string' ? undefined : compileRules(lines, (name) => shared[name] as RuleLines),
  );

  expect(compiled.length).toBeGreaterThan(280);
});

test('each change that a rule asks for is in the table, and each one of the table is asked for', () => {
  const text = JSON.stringify([table.builtIn, table.scripts, table.shared]);

  const asked = [...text.matchAll(/'([a-z-]+)' in changes/g)].map(([, name]) => name);

  expect([...new Set(asked)].sort()).toEqual(Object.keys(table.changes).sort());
});

test('each kind that is not in all releases has rules', () => {
  const kinds = Object.keys(table.since);

  expect(kinds.filter((kind) => !(kind in table.scripts || kind in table.builtIn))).toEqual([]);
});
