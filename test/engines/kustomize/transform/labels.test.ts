import { buildFiles, failureOf } from '../in-folder';

const web = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } } }
---
apiVersion: v1
kind: Service
metadata: { name: web }
`;
const build = (config: string, objects = web): string =>
  buildFiles({ 'kustomization.yaml': `resources: [a.yaml]\n${config}`, 'a.yaml': objects });

describe('labels', () => {
  test('are written to the metadata of every object', () => {
    expect(build('labels: [{ pairs: { env: prod } }]').match(/env: prod/g)).toHaveLength(2);
  });

  test('are written to pod templates on request', () => {
    const text = build('labels: [{ pairs: { env: prod }, includeTemplates: true }]');
    expect(text).toContain('template:\n    metadata:\n      labels:\n        app: web\n        env: prod');
    expect(text).toContain('matchLabels:\n      app: web\n');
  });

  test('are written to selectors on request, also for a Service without a selector', () => {
    const text = build('labels: [{ pairs: { env: prod }, includeSelectors: true }]');
    expect(text).toContain('matchLabels:\n      app: web\n      env: prod');
    expect(text).toContain('spec:\n  selector:\n    env: prod');
  });

  test('are quoted if YAML might read something other than text', () => {
    expect(build('labels: [{ pairs: { "on": "1e3" } }]')).toContain('"on": "1e3"');
  });

  test('are written to their own fields', () => {
    const object = '{ apiVersion: example.com/v1, kind: Foo, metadata: { name: a }, tags: {} }';
    const text = build('labels: [{ pairs: { a: b }, fields: [{ path: tags, kind: Foo }] }]', object);
    expect(text).toContain('tags:\n  a: b');
  });

  test('must not have two specs for one field with different values of create', () => {
    const files = { 'kustomization.yaml': 'labels:\n- pairs: { a: b }\n  fields: [{ path: metadata/labels }]' };
    expect(failureOf(files)).toBe(
      '[kustomization.yaml:2:1] Cannot add the field spec metadata/labels: another spec for this path has create: false\n' +
        '  Fix: set create to the same value in both',
    );
  });

  test('fail with the name of the object if their field is not a map', () => {
    const files = {
      'kustomization.yaml': 'resources: [a.yaml]\nlabels: [{ pairs: { a: b } }]',
      'a.yaml': '{ apiVersion: v1, kind: Service, metadata: { name: a, labels: [b] } }',
    };
    expect(failureOf(files)).toBe(
      '[v1 Service/a] Cannot write a: expected a map at labels, but there is ["b"]\n' +
        '  Fix: correct the object, or the field spec with this path',
    );
  });
});

describe('commonAnnotations', () => {
  test('are written to the metadata of objects and of pod templates', () => {
    expect(build('commonAnnotations: { note: x }').match(/note: x/g)).toHaveLength(3);
  });
});

describe('a label that kustomize writes to several places at once', () => {
  const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } } }
`;
  const base = {
    'base/kustomization.yaml': 'resources: [web.yaml]\nlabels: [{ pairs: { env: one }, includeSelectors: true }]\n',
    'base/web.yaml': web,
  };
  const values = (overlay: string): (string | undefined)[] =>
    [...buildFiles({ ...base, 'over/kustomization.yaml': overlay }, 'over').matchAll(/env: (\w+)/g)].map(
      (match) => match[1],
    );

  test.each([
    ['another label', 'resources: [../base]\nlabels: [{ pairs: { env: two } }]\n'],
    [
      'a patch',
      'resources: [../base]\npatches: [{ target: {}, patch: "{kind: A, metadata: {name: a, labels: {env: two}}}" }]\n',
    ],
    [
      'a replacement',
      'resources: [../base]\nreplacements: [{ sourceValue: two, targets: [{ select: {}, fieldPaths: [metadata.labels.env] }] }]\n',
    ],
  ])('changes in all of them if %s changes it in one, as with kubectl', (_, overlay) => {
    expect(values(overlay)).toEqual(['two', 'two', 'two']);
  });

  test.each(['three', 'one'])('is the last of the values that a patch gives it: %s', (last) => {
    const spec = `{ template: { metadata: { labels: { env: ${last} } } } }`;
    const patch = `{kind: A, metadata: {name: a, labels: {env: two}}, spec: ${spec}}`;

    expect(values(`resources: [../base]\npatches: [{ target: {}, patch: "${patch}" }]\n`)).toEqual([last, last, last]);
  });

  test('is a separate label in each place after a JSON patch', () => {
    const patch = '- {op: replace, path: /metadata/labels/env, value: two}';

    expect(values(`resources: [../base]\npatches: [{ target: {}, patch: "${patch}" }]\n`)).toEqual([
      'two',
      'one',
      'one',
    ]);
  });
});
