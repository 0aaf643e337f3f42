import { type Manifest } from '../../../../lib/core/manifest';
import { dropFields } from '../../../../lib/engines/helm/stable/drop-fields';

const secret: Manifest = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'db', labels: { a: '1' } },
  data: { user: 'x', password: 'y', list: [{ a: 1, b: 2 }, { a: 3 }], nothing: null },
};

test('the arguments are not changed', () => {
  const before = structuredClone(secret);

  dropFields([secret], [{ kind: 'Secret', name: 'db', fields: ['data.list[0].a', 'data.user'] }], 'test');

  expect(secret).toEqual(before);
});

test('fields are left out at any depth, also if they are null', () => {
  const fields = ['data.list[0].a', 'data.password', 'data.nothing', 'metadata.labels'];

  const [{ metadata, data }] = dropFields([secret], [{ kind: 'Secret', name: 'db', fields }], 'test');

  expect(metadata).toEqual({ name: 'db' });
  expect(data).toEqual({ user: 'x', list: [{ b: 2 }, { a: 3 }] });
});

test('an item of a list is left out', () => {
  const rule = { kind: 'Secret', name: 'db', fields: ['data.list[0]'] };

  expect(dropFields([secret], [rule], 'test')[0].data).toMatchObject({ list: [{ a: 3 }] });
});
