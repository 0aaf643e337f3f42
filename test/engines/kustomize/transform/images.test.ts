import fc from 'fast-check';
import { changeImage, imageMatcher, splitImage } from '../../../../lib/engines/kustomize/transform/image';
import { buildFiles, failureOf } from '../in-folder';

/** The image of a Pod after the rules, which are lines of a kustomization.yaml. */
function imageAfter(image: string, rules: string): string {
  const pod = `{ apiVersion: v1, kind: Pod, metadata: { name: a }, spec: { containers: [{ image: "${image}" }] } }`;
  const text = buildFiles({ 'kustomization.yaml': `resources: [pod.yaml]\nimages:\n${rules}`, 'pod.yaml': pod });
  return /image: (.*)/.exec(text)?.[1] ?? '';
}

describe('images', () => {
  test('gives an image another name and keeps its tag', () => {
    expect(imageAfter('nginx:1.25', '- { name: nginx, newName: registry.example.com:5000/web }')).toBe(
      'registry.example.com:5000/web:1.25',
    );
  });

  test('drops the digest for a new tag, and the tag for a new digest', () => {
    expect(imageAfter('nginx:1@sha256:ab', '- { name: nginx, newTag: "2" }')).toBe('nginx:2');
    expect(imageAfter('nginx:1@sha256:ab', '- { name: nginx, digest: sha256:cd }')).toBe('nginx@sha256:cd');
  });

  test('writes tag and digest if both are given', () => {
    expect(imageAfter('nginx', '- { name: nginx, newTag: "2", digest: sha256:cd }')).toBe('nginx:2@sha256:cd');
  });

  test('applies a rule to the result of the rule before it', () => {
    expect(imageAfter('a', '- { name: a, newName: b }\n- { name: b, newTag: v2 }')).toBe('b:v2');
  });

  test('adds a tag suffix twice in the usual fields, as kustomize does', () => {
    expect(imageAfter('nginx:1.0', '- { name: nginx, tagSuffix: -alpine }')).toBe('nginx:1.0-alpine-alpine');
  });

  test('reads a name as a regular expression', () => {
    expect(imageAfter('ngXinx', '- { name: ng.inx, newName: web }')).toBe('web');
    expect(imageAfter('nginx-debug', '- { name: "nginx-.*", newName: web }')).toBe('web');
  });

  test('does not match an image with a registry if the name has none', () => {
    expect(imageAfter('docker.io/nginx', '- { name: nginx, newName: web }')).toBe('docker.io/nginx');
  });

  test('fails for a name that is not a regular expression, with its place', () => {
    const files = { 'kustomization.yaml': 'images:\n- name: (', 'pod.yaml': '' };
    expect(failureOf(files)).toBe(
      '[kustomization.yaml:2:1] Cannot use "(" as the name of an image: error parsing regexp: missing closing ): `^((:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$`\n' +
        '  Fix: write the name as in the objects, without a tag',
    );
  });

  test('changes containers anywhere in a custom resource, but nothing in a CRD', () => {
    const of = (kind: string): string =>
      `{ apiVersion: example.com/v1, kind: ${kind}, metadata: { name: a }, deep: { initContainers: [{ image: nginx }] } }`;
    const rules = 'resources: [a.yaml]\nimages: [{ name: nginx, newName: web }]';
    expect(buildFiles({ 'kustomization.yaml': rules, 'a.yaml': of('Job2') })).toContain('image: web');
    expect(buildFiles({ 'kustomization.yaml': rules, 'a.yaml': of('CustomResourceDefinition') })).toContain(
      'image: nginx',
    );
  });
});

describe('splitImage', () => {
  test.each([
    ['nginx', 'nginx', '', ''],
    ['nginx:1', 'nginx', '1', ''],
    ['localhost:5000/nginx', 'localhost:5000/nginx', '', ''],
    ['a/b:1@sha256:ab', 'a/b', '1', 'sha256:ab'],
    ['a@sha256:ab', 'a', '', 'sha256:ab'],
  ])('splits %s', (image, name, tag, digest) => {
    expect(splitImage(image)).toEqual({ name, tag, digest });
  });
});

test('a rule with only a name does not change the images that it matches', () => {
  const part = fc.stringMatching(/^[a-z0-9]{1,8}$/);
  fc.assert(
    fc.property(part, part, (name, tag) => {
      const matches = imageMatcher(name);
      expect(typeof matches === 'function' && matches(`${name}:${tag}`)).toBe(true);
      expect(changeImage(`${name}:${tag}`, { name })).toBe(`${name}:${tag}`);
    }),
  );
});

test('matching is fast for any name of an image', () => {
  const matches = imageMatcher('(a+)+b');
  const start = performance.now();
  expect(typeof matches === 'function' && matches('a'.repeat(50_000))).toBe(false);
  expect(performance.now() - start).toBeLessThan(5_000);
});
