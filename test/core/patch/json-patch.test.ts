import { applyJsonPatch, type JsonPatchOperation } from '../../../lib/core/patch/json-patch';
import { messageOf } from '../../message-of';

const settings = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings' },
  data: { level: 'debug', 'a/b': 'slash', 'a~b': 'tilde' },
  list: ['a', 'b'],
};

const patched = (...operations: JsonPatchOperation[]) => applyJsonPatch(settings, operations);

describe('applyJsonPatch', () => {
  test('does not change its arguments', () => {
    const operations: JsonPatchOperation[] = [{ op: 'add', path: '/data/x', value: { deep: [1] } }];
    const before = structuredClone([settings, operations]);

    applyJsonPatch(settings, operations);

    expect([settings, operations]).toEqual(before);
  });

  test.each<[string, JsonPatchOperation, object]>([
    ['add sets a field', { op: 'add', path: '/data/x', value: 'y' }, { data: { ...settings.data, x: 'y' } }],
    ['add inserts before an index', { op: 'add', path: '/list/1', value: 'x' }, { list: ['a', 'x', 'b'] }],
    ['add appends at -', { op: 'add', path: '/list/-', value: 'x' }, { list: ['a', 'b', 'x'] }],
    ['add appends at the index after the last', { op: 'add', path: '/list/2', value: 'x' }, { list: ['a', 'b', 'x'] }],
    ['remove removes a field', { op: 'remove', path: '/data' }, { data: undefined }],
    ['a negative index counts from the end', { op: 'remove', path: '/list/-1' }, { list: ['a'] }],
    ['replace adds a field that is missing', { op: 'replace', path: '/extra', value: 1 }, { extra: 1 }],
    ['a missing value is null', { op: 'add', path: '/extra' }, { extra: null }],
    ['copy copies', { op: 'copy', from: '/list/0', path: '/extra' }, { extra: 'a' }],
    ['move moves', { op: 'move', from: '/list/0', path: '/extra' }, { list: ['b'], extra: 'a' }],
    ['~1 is a slash', { op: 'replace', path: '/data/a~1b', value: 'x' }, { data: { ...settings.data, 'a/b': 'x' } }],
    ['~0 is a tilde', { op: 'replace', path: '/data/a~0b', value: 'x' }, { data: { ...settings.data, 'a~b': 'x' } }],
  ])('%s', (_, operation, changed) => {
    expect(patched(operation)).toEqual({ ...settings, ...changed });
  });

  test('keeps integers beyond 2^53 - 1', () => {
    const add: JsonPatchOperation = { op: 'add', path: '/more', value: [9007199254740993n] };
    const copy: JsonPatchOperation = { op: 'copy', from: '/big', path: '/copy' };

    const result = applyJsonPatch({ ...settings, big: 1234567890123456789n }, [add, copy]);

    expect(result).toEqual({
      ...settings,
      big: 1234567890123456789n,
      more: [9007199254740993n],
      copy: 1234567890123456789n,
    });
  });

  test('turns these integers into floats if asked, as kustomize does', () => {
    const result = applyJsonPatch({ ...settings, big: 12345678901234567890n }, [], { asKustomize: true });

    expect(result.big).toBe(12345678901234567000);
  });

  test('goes on if a test succeeds, in any order of keys', () => {
    const result = patched(
      { op: 'test', path: '/metadata', value: { name: 'settings' } },
      { op: 'test', path: '/missing', value: null },
      { op: 'remove', path: '/list' },
    );

    expect(result.list).toBeUndefined();
  });

  test('adds __proto__ as an ordinary key', () => {
    const result = patched({ op: 'add', path: '/data/__proto__', value: 'x' });

    expect(Object.keys(result.data as object)).toContain('__proto__');
  });

  test.each<[JsonPatchOperation, string]>([
    [
      { op: 'add', path: '/spec/replicas', value: 1 },
      `[ConfigMap/settings] Cannot apply operation 0 of the JSON patch: add of /spec/replicas is not possible: there is no /spec
  Fix: add /spec first, or change the path`,
    ],
    [
      { op: 'remove', path: '/data/levle' },
      `[ConfigMap/settings] Cannot apply operation 0 of the JSON patch: remove of /data/levle is not possible: the key does not exist
  Fix: use one of a/b, a~b, level, or leave the operation out`,
    ],
    [
      { op: 'add', path: '/list/3', value: 'x' },
      `[ConfigMap/settings] Cannot apply operation 0 of the JSON patch: add of /list/3 is not possible: the length of the list is 2
  Fix: use an index up to that length, or - for the end`,
    ],
    [
      { op: 'test', path: '/data/level', value: 'info' },
      `[ConfigMap/settings] Cannot apply operation 0 of the JSON patch: test of /data/level failed: it is "debug", wanted "info"
  Fix: change the object or the value of the test`,
    ],
    [
      { op: 'remove', path: 'data' },
      `[ConfigMap/settings] Cannot apply operation 0 of the JSON patch: the path 'data' of remove has no slash
  Fix: start the path with /, as in /metadata/labels/app`,
    ],
    [
      { op: 'delete', path: '/data' } as unknown as JsonPatchOperation,
      `[ConfigMap/settings] Cannot apply operation 0 of the JSON patch: delete is not an operation
  Fix: use one of add, copy, move, remove, replace, test`,
    ],
  ])('%j does not apply', (operation, message) => {
    expect(messageOf(() => patched(operation))).toBe(message);
  });
});
