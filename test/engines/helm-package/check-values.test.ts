import { formatFindings } from '../../../lib/core/error';
import { checkObjects } from '../../../lib/engines/helm-package/check-objects';
import { checkValues } from '../../../lib/engines/helm-package/check-values';
import { usedValues } from '../../../lib/engines/helm-package/collect-values';
import {
  type MarkedObject,
  ReleaseMark,
  SwitchMark,
  TextMark,
  ValueMark,
} from '../../../lib/engines/helm-package/marks';
import { spec } from './mychart';

const thing = (path: string, data: unknown): MarkedObject => ({
  path,
  conditions: [],
  manifest: { apiVersion: 'v1', kind: 'ConfigMap', data },
});
const check = (objects: readonly MarkedObject[], dependencies: Parameters<typeof checkValues>[1] = []) =>
  formatFindings(checkValues(usedValues(objects), dependencies));

test('one value may be used many times, also if it was made twice', () => {
  expect(
    check([
      thing(
        'a',
        [1, 2].map(() => new ValueMark(spec('tag', 'string', 'x'))),
      ),
    ]),
  ).toBe('');
});

test('two defaults for one name are an error', () => {
  const [one, other] = ['x', 'y'].map((value) => new ValueMark(spec('tag', 'string', value)));

  expect(check([thing('chart/a', one), thing('chart/b', other)])).toBe(
    '[chart/b] Cannot use the value "tag" twice: its default is "y" here, and "x" in chart/a\n' +
      '  Fix: call helmValue once, and use the result in both places; or give them two names',
  );
});

test('two descriptions for one name are an error', () => {
  const [one, other] = ['x', 'y'].map((description) => new ValueMark(spec('tag', 'string', 'x', { description })));

  expect(check([thing('chart/a', one), thing('chart/b', other)])).toBe(
    '[chart/b] Cannot use the value "tag" twice: its options are different in chart/a\n' +
      '  Fix: call helmValue once, and use the result in both places; or give them two names',
  );
});

test('a name that is a value and a group is an error', () => {
  const values = ['image', 'image.tag'].map((name) => new ValueMark(spec(name, 'string', 'x')));

  expect(check([thing('chart/a', values)])).toBe(
    '[chart/a] Cannot use the value "image.tag": "image" is a value itself, and so it can\'t have others below it\n' +
      '  Fix: rename one of them, such as image.value',
  );
});

test('a value in the place of the values of a dependency is an error', () => {
  const values = ['redis', 'redis2.x', 'db', 'tags.x'].map((name) => new ValueMark(spec(name, 'string', 'x')));
  const dependencies = [
    { name: 'redis', version: '1.0.0' },
    { name: 'redis2', version: '1.0.0' },
    { name: 'postgresql', version: '1.0.0', alias: 'db', tags: ['x'] },
  ];

  expect(check([thing('chart/a', values)], dependencies)).toBe(
    '[chart/a] Cannot use the value "redis": helm keeps the values of the dependency there\n  Fix: use another name\n' +
      '[chart/a] Cannot use the value "db": helm keeps the values of the dependency there\n  Fix: use another name\n' +
      '[chart/a] Cannot use the value "tags.x": helm keeps the tags of dependencies there\n  Fix: use another name',
  );
});

const debug = spec('debug', 'boolean', false);

test.each([
  ['a value', new ValueMark(debug), [], 'the value "debug"'],
  ['a text', [new TextMark(['x', new ReleaseMark('Name')])], [], 'helmRelease.name'],
  ['a switch', { a: new SwitchMark(debug, 'x') }, [], 'the value "debug"'],
  ['a condition', {}, [debug], 'the value "debug"'],
])('%s in a CustomResourceDefinition is an error', (_, spec, conditions, name) => {
  const manifest = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'a' },
    spec,
  };

  expect(formatFindings(checkObjects([{ path: 'chart/crd', conditions, manifest }]))).toBe(
    `[chart/crd] Cannot use ${name} in CustomResourceDefinition/a: helm installs CustomResourceDefinitions without values\n` +
      '  Fix: use plain values in it and in the labels of its chart, and leave it out of helmIf',
  );
});

test('two objects of one name are an error if both may be there', () => {
  const object = (path: string, ...conditions: string[]): MarkedObject => ({
    path,
    conditions: conditions.map((name) => spec(name, 'boolean', false)),
    manifest: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: new TextMark([new ReleaseMark('Name'), '-a']) },
    },
  });
  const rules = (...objects: MarkedObject[]) => checkObjects(objects).map(({ rule }) => rule);

  expect(formatFindings(checkObjects([object('chart/a', 'one'), object('chart/b', 'one', 'other')]))).toBe(
    '[chart/b] Cannot write ConfigMap of the same name as chart/a: with some values, both are there\n' +
      '  Fix: give one of them another name, or put each into helmIf with a value of its own',
  );
  expect(rules(object('chart/a', 'one'), object('chart/b'))).toEqual(['same-object']);
  expect(rules(object('chart/a', 'one'), object('chart/b', 'other'))).toEqual([]);
});
