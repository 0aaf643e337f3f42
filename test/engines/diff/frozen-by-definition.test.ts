import { parseManifests } from '../../../lib/core/yaml/parse';
import { diff } from '../../../lib/engines/diff/diff';

const fixed = 'x-kubernetes-validations: [{ rule: self == oldSelf }]';
const rule = (text: string): string => `x-kubernetes-validations: [{ rule: "${text}" }]`;
const list = (type: string): string => `type: array, x-kubernetes-list-type: ${type}`;
const crd = (schema: string): string => `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: disks.example.com }
spec:
  group: example.com
  names: { kind: Disk, plural: disks }
  versions: [{ name: v1, schema: { openAPIV3Schema: { type: object, properties: { spec: ${schema} } } } }]
`;

/** The fields that may not change, by the rules of a schema for `spec`. */
function refused(schema: string, before: string, after: string): string[] {
  const disk = (spec: string): ReturnType<typeof parseManifests> =>
    parseManifests(`{apiVersion: example.com/v1, kind: Disk, metadata: {name: a}, spec: ${spec}}`);
  const { changes } = diff(disk(before), disk(after), { crds: parseManifests(crd(schema)) });
  return changes.flatMap(({ dangers }) => dangers.map(({ path }) => path));
}

// As kube-apiserver 1.35.4 was found to judge them.
test.each([
  ['the value of a field', `{ properties: { a: { ${fixed} } } }`, '{a: 1}', '{a: 2}', 'spec.a'],
  ['either order', `{ properties: { a: { ${rule(' oldSelf==self ')} } } }`, '{a: 1}', '{a: 2}', 'spec.a'],
  ['a field from its default', `{ properties: { a: { default: 1, ${fixed} } } }`, '{}', '{a: 2}', 'spec.a'],
  ['a whole map', `{ properties: { a: { ${fixed} } } }`, '{a: {b: 1}}', '{a: {}}', 'spec.a.b'],
  ['a list', `{ properties: { a: { type: array, ${fixed} } } }`, '{a: [1, 2]}', '{a: [2, 1]}', 'spec.a'],
  ['a set', `{ properties: { a: { ${list('set')}, ${fixed} } } }`, '{a: [x]}', '{a: [x, y]}', 'spec.a[1]'],
  ['the entries of a map', `{ additionalProperties: { ${fixed} } }`, '{a: 1, b: 1}', '{b: 2, c: 1}', 'spec.b'],
  [
    'a field by its name',
    `{ ${rule('self.a.b == oldSelf.a.b')} }`,
    '{a: {b: 1, c: 1}}',
    '{a: {b: 2, c: 1}}',
    'spec.a.b',
  ],
  [
    'one of two fields',
    `{ ${rule('self.a == oldSelf.a && self.b == oldSelf.b')} }`,
    '{a: 1, b: 1}',
    '{a: 1, b: 2}',
    'spec.b',
  ],
  [
    'a field of an item with the same key',
    `{ properties: { a: { ${list('map')}, x-kubernetes-list-map-keys: [k], items: { properties: { v: { ${fixed} } } } } } }`,
    '{a: [{k: x, v: 1}, {k: y, v: 2}]}',
    '{a: [{k: y, v: 3}, {k: x, v: 1}]}',
    'spec.a[0].v',
  ],
])('a definition can keep %s', (_, schema, before, after, path) => {
  expect(refused(schema, before, after)).toContain(path);
});

test.each([
  ['a field that is new', `{ properties: { a: { ${fixed} } } }`, '{}', '{a: 2}'],
  ['a field that goes', `{ properties: { a: { ${fixed} } } }`, '{a: 1}', '{}'],
  ['a default that is written down', `{ properties: { a: { default: 1, ${fixed} } } }`, '{}', '{a: 1}'],
  [
    'a default in a map',
    `{ properties: { a: { properties: { b: { default: 1 } }, ${fixed} } } }`,
    '{a: {}}',
    '{a: {b: 1}}',
  ],
  [
    'the order of a set',
    `{ properties: { a: { ${list('set')}, ${fixed} } } }`,
    '{a: [x, y], b: 1}',
    '{a: [y, x], b: 2}',
  ],
  ['another entry of a map', `{ additionalProperties: { ${fixed} } }`, '{a: 1}', '{b: 2}'],
  ['a field that a rule does not name', `{ ${rule('self.a == oldSelf.a')} }`, '{a: 1, b: 1}', '{a: 1, b: 2}'],
  [
    'what a longer rule may allow',
    `{ ${rule('self.b || self.a == oldSelf.a')} }`,
    '{a: 1, b: true}',
    '{a: 2, b: true}',
  ],
  ['what another rule asks for', `{ ${rule('self.a >= oldSelf.a')} }`, '{a: 1}', '{a: 2}'],
])('%s is not a danger', (_, schema, before, after) => {
  expect(refused(schema, before, after)).toEqual([]);
});
