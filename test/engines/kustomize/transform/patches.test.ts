import { buildFiles, failureOf } from '../in-folder';

const web = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { tier: front } }
spec: { replicas: 1 }
`;
const build = (config: string, files = {}): string =>
  buildFiles({ 'kustomization.yaml': `resources: [web.yaml]\n${config}`, 'web.yaml': web, ...files });
const fail = (config: string, files = {}): string =>
  failureOf({ 'kustomization.yaml': `resources: [web.yaml]\n${config}`, 'web.yaml': web, ...files });

describe('patches', () => {
  test('merge into the object that they name', () => {
    const patch = 'patches:\n- path: p.yaml';
    const text = build(patch, {
      'p.yaml': '{ apiVersion: apps/v1, kind: Deployment, metadata: { name: web }, spec: { paused: true } }',
    });
    expect(text).toContain('spec:\n  paused: true\n  replicas: 1');
  });

  test('merge into all objects that a target selects, with any name in the patch itself', () => {
    const text = build(`
patches:
- target: { kind: Deploy.*, labelSelector: tier in (front) }
  patch: |
    { apiVersion: v1, kind: Any, metadata: { name: any, annotations: { a: b } } }
`);
    expect(text).toContain('annotations:\n    a: b\n');
    expect(text).toContain('name: web');
  });

  test('do not change an object that they should replace as a whole, as in kustomize', () => {
    const patch = '{ apiVersion: apps/v1, kind: Deployment, metadata: { name: web }, spec: {}, $patch: replace }';
    expect(build('patches: [{ path: p.yaml }]', { 'p.yaml': patch })).toBe(build(''));
  });

  test('may be lists of operations', () => {
    const text = build(`
patches:
- target: { kind: Deployment }
  patch: |
    - { op: replace, path: /spec/replicas, value: 5 }
    - { op: add, path: /metadata/annotations/new, value: x }
`);
    expect(text).toContain('replicas: 5');
    expect(text).toContain('annotations:\n    new: x');
  });

  test('keep name and kind, unless they are allowed to change them', () => {
    const patch = (options: string): string => `
patches:
- target: { kind: Deployment }
  patch: "{ apiVersion: apps/v1, kind: StatefulSet, metadata: { name: db } }"
  options: ${options}
`;
    expect(build(patch('{}'))).toContain('kind: Deployment');
    expect(build(patch('{ allowNameChange: true, allowKindChange: true }'))).toMatch(/kind: StatefulSet[^]*name: db/);
  });

  test('run before the prefix, but patchesJson6902 runs after it', () => {
    const operations = `- { op: test, path: /metadata/name, value: NAME }`;
    const entry = (name: string): string =>
      `\n- { target: { kind: Deployment, name: web }, patch: "${operations.replace('NAME', name)}" }`;
    expect(build(`namePrefix: x-\npatches:${entry('web')}\npatchesJson6902:${entry('x-web')}`)).toContain('x-web');
  });

  test('may be empty', () => {
    expect(build('patches:\n- path: p.yaml', { 'p.yaml': '# nothing' })).toBe(build(''));
  });

  test('change nothing if their target selects nothing', () => {
    expect(build('patches:\n- target: { kind: Pod }\n  patch: "- { op: remove, path: /spec }"')).toBe(build(''));
  });

  test('can delete their object', () => {
    const patch = '{ $patch: delete, apiVersion: apps/v1, kind: Deployment, metadata: { name: web } }';
    expect(build('patches:\n- path: p.yaml', { 'p.yaml': patch })).toBe('');
  });
});

describe('a patch fails', () => {
  test('if its object does not exist', () => {
    const patch = '{ apiVersion: apps/v1, kind: Deployment, metadata: { name: api } }';
    expect(fail('patches:\n- path: p.yaml', { 'p.yaml': patch })).toBe(
      '[kustomization.yaml:3:1] Cannot patch apps/v1 Deployment/api: no object has this id\n' +
        '  Fix: use apps/v1 Deployment/web',
    );
  });

  test('if it has operations but no target', () => {
    expect(fail('patches:\n- patch: "- { op: remove, path: /spec }"')).toBe(
      '[kustomization.yaml:3:1] Cannot apply a JSON patch: it needs a target\n' +
        '  Fix: add a target with kind and name',
    );
  });

  test('if it is neither objects nor operations', () => {
    expect(fail('patches:\n- patch: just text')).toBe(
      '[kustomization.yaml:3:1] Cannot read the patch, neither as objects to merge nor as a list of operations: Cannot use "just text" as a Kubernetes object\n' +
        '  Fix: write an object with kind and metadata.name, or a list of maps with op, path and value',
    );
  });

  test('if it begins like JSON but is not JSON', () => {
    expect(fail('patches:\n- patch: "[{ op: remove }]"')).toBe(
      '[kustomization.yaml:3:1] Cannot read the patch: it begins with [, but it is not JSON\n' +
        '  Fix: correct the JSON, or write it as a YAML list',
    );
  });

  test('if it has both a path and a patch', () => {
    expect(fail('patches:\n- { path: p.yaml, patch: x }')).toBe(
      '[kustomization.yaml:3:1] Cannot use both path and patch in one entry of patches\n  Fix: keep one of the two',
    );
  });

  test('if its target has a broken regular expression', () => {
    expect(fail('patches:\n- target: { name: "web-(" }\n  patch: "- { op: remove, path: /spec }"')).toBe(
      "[kustomization.yaml:3:1] Cannot read the regular expression 'web-(': missing closing ): `^(?:web-()$` (target.name)\n" +
        '  Fix: use the syntax of Go, without lookaround and backreferences; put a backslash before a special character',
    );
  });
});
