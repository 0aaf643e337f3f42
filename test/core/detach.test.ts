import { detach } from '../../lib/core/detach';

test('a detached copy shares no list and no map with the original', () => {
  const original = { list: [{ a: 1 }], map: { b: null } };

  const copy = detach(original);
  copy.list[0].a = 2;

  expect(original).toEqual({ list: [{ a: 1 }], map: { b: null } });
});

test('a detached copy keeps a key with the name __proto__', () => {
  const copy = detach(JSON.parse('{"__proto__": {"a": 1}}') as object);

  expect(JSON.stringify(copy)).toBe('{"__proto__":{"a":1}}');
});

test('a detached copy has the same instances of classes as the original', () => {
  const instance = new (class Token {})();

  expect(detach({ instance }).instance).toBe(instance);
});

test('a detached copy has nothing that other code put on the prototype of all objects', () => {
  const pollution = { value: { a: 1 }, enumerable: true, configurable: true };
  Object.defineProperty(Object.prototype, 'shared', pollution);

  try {
    expect(Object.keys(detach({ own: {} }))).toEqual(['own']);
  } finally {
    Reflect.deleteProperty(Object.prototype, 'shared');
  }
});
