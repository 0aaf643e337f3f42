import { detach } from '../../lib/core/detach';

test('shares no list and no map with the original', () => {
  const original = { list: [{ a: 1 }], map: { b: null } };

  const copy = detach(original);
  copy.list[0].a = 2;

  expect(original).toEqual({ list: [{ a: 1 }], map: { b: null } });
});

test('keeps a key called __proto__ a key', () => {
  const copy = detach(JSON.parse('{"__proto__": {"a": 1}}') as object);

  expect(JSON.stringify(copy)).toBe('{"__proto__":{"a":1}}');
});

test('takes instances of classes over as they are', () => {
  const instance = new (class Token {})();

  expect(detach({ instance }).instance).toBe(instance);
});
