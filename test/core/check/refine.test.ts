import { checkShape } from '../../../lib/core/check/check-shape';
import { refined, refinedItems } from '../../../lib/core/check/refine';
import { type Shape } from '../../../lib/core/check/shape';
import { matching, oneOf, required, text, whole } from '../../../lib/core/check/shapes';
import { fault, findingsOf } from '../../../lib/core/fault';
import { schemaShapes } from '../../../lib/kubernetes/schema/schema-shape';

interface Window {
  readonly kind: 'allow' | 'deny';
  readonly hours?: number;
  readonly zone?: string;
}

interface Project {
  readonly name?: string;
  readonly windows?: readonly Window[];
}

/** What a schema says: types, and hardly more. */
const base = schemaShapes()({
  type: 'object',
  properties: {
    name: { type: 'string' },
    windows: {
      type: 'array',
      items: {
        type: 'object',
        required: ['zone'],
        properties: { kind: { type: 'string' }, hours: { type: 'integer' }, zone: { type: 'string' } },
      },
    },
  },
});

/** What is wrong with a value: the kind of each fault, and where it is. */
const faultsOf = (value: unknown, shape: Shape) =>
  findingsOf('app', checkShape(value, shape)).map(({ rule, path }) => `${rule} ${path}`);

test('a refined field has the new shape, and the others have the one of the base', () => {
  const shape = refined<Project>({ windows: refinedItems(refined<Window>({ kind: oneOf(['allow', 'deny']) })) })(base);

  expect(faultsOf({ name: 1, windows: [{ kind: 'alow', hours: 0.5, zone: 'UTC', zones: [] }] }, shape)).toEqual([
    'type name',
    'choice windows[0].kind',
    'range windows[0].hours',
    'unknown-field windows[0].zones',
  ]);
  expect(faultsOf({ windows: [{ kind: 'alow', zone: 'UTC' }] }, base)).toEqual([]);
});

test('the required fields of the base are kept, or replaced', () => {
  const windows = (options = {}) => refined<Project>({ windows: refinedItems(refined<Window>({}, options)) })(base);

  expect(faultsOf({ windows: [{}] }, windows())).toEqual(['required windows[0].zone']);
  expect(faultsOf({ windows: [{}] }, windows({ required: ['kind', 'hours'] }))).toEqual([
    'required windows[0].kind',
    'required windows[0].hours',
  ]);
});

test('a refined object may have checks over several fields', () => {
  const also = () => [fault('repeated', ['windows', 0], 'Cannot use it', 'remove it')];

  expect(faultsOf({}, refined<Project>({}, { also })(base))).toEqual(['repeated windows[0]']);
});

test('checks over several fields of a base run as well', () => {
  const check = (rule: string) => ({ also: () => [fault(rule, [], 'Cannot use it', 'remove it')] });

  const twice = refined<Project>({}, check('second'))(refined<Project>({}, check('first'))(base));

  expect(faultsOf({}, twice)).toEqual(['first ', 'second ']);
});

test('a refined object may have more fields than its base, required ones too, and may lack some', () => {
  interface Named {
    readonly title: string;
    readonly zone?: string;
  }
  const named = refined<Named>({ title: required(text) }, { without: ['windows'] })(base);

  expect(faultsOf({ name: 'a', windows: [] }, named)).toEqual(['unknown-field windows', 'required title']);
});

test('a misspelt field, one of another type, and a choice that the type does not have do not compile', () => {
  // @ts-expect-error -- nam is misspelt
  refined<Project>({ nam: text });
  // @ts-expect-error -- hours is a number
  refined<Window>({ hours: text });
  // @ts-expect-error -- kind has no such choice
  refined<Window>({ kind: oneOf(['allow', 'refuse']) });
  // @ts-expect-error -- there is no field hour
  refined<Window>({ hours: whole(0) }, { required: ['hour'] });

  const windows = refinedItems(refined<Window>({ hours: whole(0, 24) }));
  expect(faultsOf({ windows: [{ hours: 25, zone: '' }] }, refined<Project>({ windows })(base))).toEqual([
    'range windows[0].hours',
  ]);
});

test('fields of a base that is not an object cannot be refined', () => {
  const rule = { wanted: 'be a', example: 'a', accepts: () => true };

  expect(() => checkShape('a', refined<Window>({})(matching(rule)))).toThrow(
    new TypeError('Cannot refine the fields of a shape of kind text'),
  );
});

test('a value that is not written counts as left out, unless its type is wrong or it is required', () => {
  const shapeOf = schemaShapes({ leavesOut: (_key, value) => value === '' });
  const schema = {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string' }, zone: { type: 'string' }, hours: { type: 'integer' } },
  } as const;
  const shape = refined<{ name: string; zone?: string; hours?: number }>(
    { name: matching({ wanted: 'not be empty', example: 'a', accepts: (value) => value !== '' }) },
    { exactlyOne: [['zone', 'hours']] },
  )(shapeOf(schema));

  expect(faultsOf({ name: 'a', zone: '', hours: 1 }, shape)).toEqual([]);
  expect(faultsOf({ name: '', zone: '', hours: '', unknown: '' }, shape)).toEqual([
    'format name',
    'type hours',
    'unknown-field unknown',
  ]);
});
