import { applyReplacement } from '../../../../lib/engines/kustomize/replacements/apply-replacement';
import { type Replacement } from '../../../../lib/engines/kustomize/file/replacement';
import { KustomizeResource } from '../../../../lib/engines/kustomize/resource/resource';
import { detach } from '../../../../lib/core/detach';
import { messageOf } from '../../../message-of';

const settings = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings' },
  data: { url: 'db.example:5432' },
};
const web = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', labels: { app: 'web' } },
  spec: {
    replicas: 1,
    template: {
      spec: {
        containers: [
          { name: 'main', image: 'shop/web:1', env: [{ name: 'HOST', value: 'x' }] },
          { name: 'log', image: 'shop/log:1' },
        ],
      },
    },
  },
};

/** The Deployment after a replacement, and the kinds that were selected. */
function replaced(replacement: Replacement): { web: typeof web & Record<string, unknown>; matched: string[] } {
  const resources = [settings, web].map((object) => new KustomizeResource(detach(object)));
  const matched: string[] = [];
  applyReplacement(replacement, resources, { matched: (resource) => matched.push(resource.kind) });
  return { web: resources[1]!.object as typeof web & Record<string, unknown>, matched };
}

const toWeb = (fieldPath: string, options?: object): Replacement['targets'] => [
  { select: { name: 'web' }, fieldPaths: [fieldPath], options },
];

describe('a replacement', () => {
  test('copies a field of one object to a field of another, and reports the objects that it selected', () => {
    const result = replaced({
      source: { kind: 'ConfigMap', name: 'settings', fieldPath: 'data.url' },
      targets: toWeb('spec.template.spec.containers.[name=main].env.[name=HOST].value'),
    });

    expect(result.web.spec.template.spec.containers[0]!.env).toEqual([{ name: 'HOST', value: 'db.example:5432' }]);
    expect(result.matched).toEqual(['Deployment']);
  });

  test('reads one part of the source, and writes one part of the target', () => {
    const result = replaced({
      source: { name: 'settings', fieldPath: 'data.url', options: { delimiter: ':', index: 1 } },
      targets: toWeb('spec.template.spec.containers.0.image', { delimiter: ':', index: 1 }),
    });

    expect(result.web.spec.template.spec.containers[0]!.image).toBe('shop/web:5432');
  });

  test('keeps a number a number and a text a text', () => {
    expect(replaced({ sourceValue: '3', targets: toWeb('spec.replicas') }).web.spec.replicas).toBe(3);
    expect(replaced({ sourceValue: '3', targets: toWeb('metadata.name') }).web.metadata.name).toBe('3');
  });

  test('changes every element of a list with *', () => {
    const result = replaced({ sourceValue: 'new', targets: toWeb('spec.template.spec.containers.*.image') });

    expect(result.web.spec.template.spec.containers.map(({ image }) => image)).toEqual(['new', 'new']);
  });

  test('creates missing fields if create is set, with the type of the text', () => {
    const result = replaced({ sourceValue: '80', targets: toWeb('spec.ports.[name=http].port', { create: true }) });

    expect(result.web.spec).toMatchObject({ ports: [{ name: 'http', port: 80 }] });
  });

  test('writes labels with the type of the text', () => {
    const result = replaced({ sourceValue: '80', targets: toWeb('metadata.labels.port', { create: true }) });

    expect(result.web.metadata).toMatchObject({ labels: { port: 80 } });
  });

  test('writes annotations as text', () => {
    const result = replaced({ sourceValue: '80', targets: toWeb('metadata.annotations.[a.b/port]', { create: true }) });

    expect(result.web.metadata).toMatchObject({ annotations: { 'a.b/port': '80' } });
  });

  test('selects by regular expressions for the whole of a name, and rejects some', () => {
    const select = (target: object) =>
      replaced({ sourceValue: 'x', targets: [{ select: { name: '.*' }, ...target }] }).matched;

    expect(select({})).toEqual(['ConfigMap', 'Deployment']);
    expect(select({ select: { name: 'we' } })).toEqual([]);
    expect(select({ reject: [{ kind: 'Config.*' }] })).toEqual(['Deployment']);
    expect(select({ reject: [{ labelSelector: 'app=web' }] })).toEqual(['ConfigMap']);
  });

  test.each<[string, Replacement, string]>([
    [
      'a source that does not exist',
      { source: { kind: 'ConfigMap', name: 'setings' }, targets: toWeb('spec.replicas') },
      'Cannot read a value from kind ConfigMap, name setings: the object does not exist',
    ],
    [
      'a source that matches two objects',
      { source: {}, targets: toWeb('spec.replicas') },
      'Cannot read a value from any object: it matches ConfigMap/settings and Deployment/web',
    ],
    [
      'a field that the source lacks',
      { source: { name: 'settings', fieldPath: 'data.port' }, targets: toWeb('spec.replicas') },
      'Cannot read a value from ConfigMap/settings: it has no value at data.port',
    ],
    [
      'a part that the source lacks',
      {
        source: { name: 'settings', fieldPath: 'data.url', options: { delimiter: ':', index: 2 } },
        targets: toWeb('spec.replicas'),
      },
      "Cannot read part 2 of 'db.example:5432': split at ':', it has only 2",
    ],
    [
      'a field that the target lacks',
      { sourceValue: 'x', targets: toWeb('spec.paused') },
      'Cannot replace spec.paused of Deployment/web (selected by name web): the field does not exist',
    ],
    [
      'a word for a number',
      { sourceValue: 'x', targets: toWeb('spec.replicas') },
      'Cannot replace the fields of Deployment/web: Cannot write "x" into a field that holds an integer',
    ],
    [
      'an expression that RE2 does not have',
      { sourceValue: 'x', targets: [{ select: { name: '(?=w)' } }] },
      "Cannot read the regular expression '(?=w)': invalid or unsupported Perl syntax: `(?=` (name)",
    ],
    ['no targets', { sourceValue: 'x' }, 'Cannot make a replacement without a source and targets'],
  ])('fails for %s', (_, replacement, message) => {
    expect(messageOf(() => replaced(replacement))).toBe(message);
  });

  test('proposes an index after a dot for an index in brackets', () => {
    const targets = toWeb('spec.template.spec.containers[1].env[0].value');

    expect(() => replaced({ sourceValue: 'x', targets })).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          fix: 'write an index after a dot: spec.template.spec.containers.1.env.0.value',
        }),
      }),
    );
  });
});
