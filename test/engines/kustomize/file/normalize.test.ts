import { type TypeOf } from '../../../../lib/core/check/shape';
import { list, map, objectOf, text, whole } from '../../../../lib/core/check/shapes';
import { normalize, writtenPath } from '../../../../lib/engines/kustomize/file/normalize';

const shape = objectOf({ namePrefix: text, counts: list(whole()), labels: map(text) });

test.each([
  ['gives a field its exact case', { NAMEPREFIX: 'a' }, {}, { namePrefix: 'a' }],
  ['leaves out a field that is null', { namePrefix: null }, {}, {}],
  ['replaces a null in a list or map by an empty value', { counts: [null], labels: { a: null } }, {}, emptied()],
  ['keeps numbers where text is wanted', { namePrefix: 1 }, {}, { namePrefix: 1 }],
  ['makes numbers text in files that allow it', { namePrefix: 1 }, { scalarsAsText: true }, { namePrefix: '1' }],
  ['keeps unknown fields', { other: 1 }, {}, { other: 1 }],
  ['leaves out unknown fields in files that allow them', { other: 1 }, { ignoresUnknown: true }, {}],
  ['keeps values of the wrong type', { counts: 'a', labels: 'b' }, {}, { counts: 'a', labels: 'b' }],
])('normalize %s', (_, value, how, expected) => {
  const before = structuredClone(value);

  expect(normalize(value, shape.node, how)).toEqual(expected);
  expect(value).toEqual(before);
});

test('a path of exact names can be turned into the path as it is written', () => {
  expect(writtenPath({ IMAGES: [{ NEWTAG: 1 }] }, ['images', 0, 'newTag', 'x'])).toEqual(['IMAGES', 0, 'NEWTAG', 'x']);
});

function emptied(): TypeOf<typeof shape> {
  return { counts: [0], labels: { a: '' } };
}
