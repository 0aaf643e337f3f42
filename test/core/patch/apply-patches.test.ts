import { applyPatches } from '../../../lib/core/patch/apply-patches';
import { type InlinePatch } from '../../../lib/core/patch/patch';
import { type Manifest } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';

const deployment = (name: string, image = 'nginx:1'): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: { template: { spec: { containers: [{ name: 'main', image }] } } },
});
const settings: Manifest = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings' },
  data: { level: 'info' },
};
const objects = [deployment('api'), deployment('web'), settings];

const patched = (...patches: InlinePatch[]) => applyPatches(objects, patches, { where: 'prod' });

describe('applyPatches', () => {
  test('does not change its arguments', () => {
    const patches: InlinePatch[] = [{ target: { kind: 'ConfigMap' }, patch: { data: { level: null } } }];
    const before = structuredClone([objects, patches]);

    patched(...patches);

    expect([objects, patches]).toEqual(before);
  });

  test('merges fields into every object that the target selects', () => {
    const result = patched({ target: { kind: 'Deployment' }, patch: { spec: { replicas: 2 } } });

    expect(result.map((object) => (object.spec as { replicas?: number } | undefined)?.replicas)).toEqual([
      2,
      2,
      undefined,
    ]);
  });

  test('without a target, merges into the object that the patch names', () => {
    const patch = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { level: 'debug' } };

    expect(patched({ patch })).toEqual([objects[0], objects[1], patch]);
  });

  test('reads YAML text, several documents or a list of operations', () => {
    const result = patched(
      {
        patch:
          'kind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  a: b\n---\nkind: Deployment\nmetadata:\n  name: web\n$patch: delete',
      },
      { target: { kind: 'ConfigMap' }, patch: '- op: remove\n  path: /data/level\n' },
    );

    expect(result).toEqual([objects[0], { ...settings, data: { a: 'b' } }]);
  });

  test('applies a list of operations', () => {
    const result = patched({
      target: { name: 'settings' },
      patch: [{ op: 'replace', path: '/data/level', value: 'warn' }],
    });

    expect(result[2]).toEqual({ ...settings, data: { level: 'warn' } });
  });

  test('keeps name and kind unless the options allow them to change', () => {
    const change = { kind: 'Settings', metadata: { name: 'other' } };
    const target = { kind: 'ConfigMap' };

    expect(patched({ target, patch: change })[2]).toEqual(settings);
    expect(patched({ target, patch: change, options: { allowNameChange: true, allowKindChange: true } })[2]).toEqual({
      ...settings,
      kind: 'Settings',
      metadata: { name: 'other' },
    });
  });

  test('later patches see what earlier ones did', () => {
    const result = patched(
      { target: { name: 'settings' }, patch: { metadata: { labels: { tier: 'back' } } } },
      { target: { labelSelector: 'tier=back' }, patch: { data: { seen: 'yes' } } },
    );

    expect(result[2]).toMatchObject({ data: { seen: 'yes' } });
  });
});

describe('a strict pass', () => {
  test('lists the existing objects for every patch that matches none', () => {
    const patch = () =>
      patched(
        { patch: { kind: 'Deployment', metadata: { name: 'apii' } } },
        { target: { kind: 'StatefulSet', name: 'db' }, patch: { spec: {} } },
      );

    expect(messageOf(patch)).toMatchInlineSnapshot(`
"[prod] Cannot patch Deployment/apii: no object has that kind and name
  Fix: use one of Deployment/api, Deployment/web, ConfigMap/settings; or set optional: true
[prod] Cannot apply patches[1]: no object matches kind StatefulSet, name db
  Fix: use one of Deployment/api, Deployment/web, ConfigMap/settings; or set optional: true"
`);
  });

  test('names the patch and the object if the object does not fit the patch', () => {
    const patch = () =>
      patched(
        { target: { kind: 'ConfigMap' }, patch: { data: { level: 'debug' } } },
        { target: { name: 'web' }, patch: [{ op: 'remove', path: '/spec/replica' }] },
      );

    expect(messageOf(patch)).toMatchInlineSnapshot(`
"[prod patches[1]: Deployment/web] Cannot apply operation 0 of the JSON patch: remove of /spec/replica is not possible: the key does not exist
  Fix: use template, or leave the operation out"
`);
  });

  test('fails for an element without its merge key', () => {
    const patch = () =>
      patched({
        target: { name: 'web' },
        patch: { spec: { template: { spec: { containers: [{ image: 'nginx:2' }] } } } },
      });

    expect(messageOf(patch)).toMatchInlineSnapshot(`
"[prod] Cannot merge an element of spec.template.spec.containers into Deployment/web: {"image":"nginx:2"} has no name
  Fix: add name: the list is merged by name"
`);
  });

  test('fails for an element with the same merge key as another', () => {
    const containers = [
      { name: 'main', image: 'nginx:2' },
      { name: 'main', image: 'nginx:3' },
    ];
    const patch = () => patched({ target: { name: 'web' }, patch: { spec: { template: { spec: { containers } } } } });

    expect(messageOf(patch)).toMatchInlineSnapshot(`
"[prod] Cannot merge an element of spec.template.spec.containers into Deployment/web: {"name":"main","image":"nginx:3"} has the same name as another element
  Fix: merge the two elements into one"
`);
  });

  test('lets an optional patch match nothing', () => {
    expect(patched({ target: { name: 'gone' }, patch: { data: {} }, optional: true })).toEqual(objects);
  });

  test('is turned off with strict: false', () => {
    const patches: InlinePatch[] = [{ target: { name: 'gone' }, patch: { data: {} } }];

    expect(applyPatches(objects, patches, { where: 'prod', strict: false })).toEqual(objects);
  });

  test('needs a target for a list of operations', () => {
    const patch = () => patched({ patch: [{ op: 'remove', path: '/data' }] });

    expect(messageOf(patch)).toMatchInlineSnapshot(`
"[prod] Cannot apply patches[0]: a JSON patch needs a target
  Fix: add a target"
`);
  });

  test.each(['', '# nothing\n', 'a word', '[]'])('does not accept %j as a patch', (patch) => {
    expect(messageOf(() => patched({ target: {}, patch }))).toMatch(/^\[prod patches\[0\]\] Cannot use/);
  });
});
