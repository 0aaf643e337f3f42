import { Construct, Node } from 'constructs';
import { makeChildrenLate } from '../../../lib/api-objects/cdk8s-internals/late-children';
import { messageOf } from '../../message-of';

/** A construct whose child `late` is made at the first look. */
function lateParent(make: (parent: Construct) => void = (parent) => void new Construct(parent, 'late')): Construct {
  const parent = new Construct(undefined as unknown as Construct, '');
  makeChildrenLate(parent, () => make(parent));
  return parent;
}

test('the installed constructs keep the children in the field that is replaced', () => {
  expect(Object.keys(new Node(new Construct(undefined as unknown as Construct, ''), undefined as never, ''))).toContain(
    '_children',
  );
});

test('the children are made once', () => {
  let made = 0;
  const parent = lateParent((construct) => {
    made++;
    new Construct(construct, `child${made}`);
  });

  expect(made).toBe(0);
  expect([parent.node.children.length, parent.node.findAll().length, made]).toEqual([1, 2, 1]);
});

test.each<[string, (parent: Construct) => unknown]>([
  ['children', ({ node }) => node.children[0]],
  ['findChild', ({ node }) => node.findChild('late')],
  ['tryFindChild', ({ node }) => node.tryFindChild('late')],
  ['findAll', ({ node }) => node.findAll()[1]],
])('%s makes them', (_, look) => {
  expect(look(lateParent())).toBeInstanceOf(Construct);
});

test('a child that is added first comes after them', () => {
  const parent = lateParent();

  new Construct(parent, 'own');

  expect(parent.node.children.map(({ node }) => node.id)).toEqual(['late', 'own']);
});

test('an error comes at each look', () => {
  const parent = lateParent(() => {
    throw new Error('broken');
  });

  expect(messageOf(() => parent.node.children)).toBe('broken');
  expect(messageOf(() => parent.node.findChild('late'))).toBe('broken');
});

test('without the field, the children are made by what walks the tree', () => {
  const parent = new Construct(undefined as unknown as Construct, '');
  Reflect.deleteProperty(parent.node, '_children');
  makeChildrenLate(parent, () => void new Construct(parent, 'late'));

  expect(parent.node.findAll().map(({ node }) => node.id)).toEqual(['', 'late']);
});
