import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { GitOpsError, kustomize } from 'cdk8s-gitops';
import { inFolder } from './in-folder';

const kustomization = `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [web.yaml, base]
components: [part]
namespace: prod
namePrefix: p-
labels: [{ pairs: { env: prod }, includeSelectors: true, fields: [{ path: spec/x, create: true }] }]
commonAnnotations: { note: a }
images: [{ name: "ng(in)?x", newTag: "2" }]
replicas: [{ name: web, count: 2 }]
patches:
- { target: { kind: Deployment, labelSelector: "app in (web)" }, patch: "- { op: add, path: /spec/x, value: 1 }" }
- { path: web.yaml }
configMapGenerator: [{ name: c, literals: [a=b], files: [web.yaml] }]
replacements: [{ source: { kind: Service }, targets: [{ select: { kind: Deployment }, fieldPaths: ["spec.template.spec.containers.[name=web].image"] }] }]
vars: [{ name: V, objref: { kind: Service, apiVersion: v1, name: web } }]
sortOptions: { order: legacy }
buildMetadata: [originAnnotations]
transformers: ["{ apiVersion: builtin, kind: LabelTransformer, metadata: { name: l }, labels: { a: b }, fieldSpecs: [{ path: metadata/labels, create: true }] }"]
`;
const web = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { app: web }, annotations: &a { x: "1" } }
spec: { replicas: 1, template: { metadata: { annotations: *a }, spec: { containers: [{ name: web, image: "nginx:1" }] } } }
`;
const service = `{ apiVersion: v1, kind: Service, metadata: { name: web }, spec: { ports: [{ port: 80 }] } }`;
const words = [
  '',
  '-',
  '- ',
  ': ',
  '[',
  ']',
  '{',
  '}',
  '&a ',
  '*a',
  '"',
  "'",
  '|\n',
  '\n',
  '\n  ',
  '#',
  '---\n',
  '\t',
  'null',
  '~',
  '0x',
  '.inf',
  '!!binary ',
  '<<: *a',
  '$patch: delete',
  '$(V)',
  '../',
  '(',
  '*',
  '__proto__',
  '\u0000',
  '\uFFFF',
  '😀',
];

/** A change to a text: some characters are replaced by a word. */
const mutation = fc.record({
  file: fc.nat(2),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(12),
  word: fc.constantFrom(...words),
});

test('a thousand mutations of a kustomization and its objects do not hang, do not crash, and write nothing', () => {
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
      const texts = [kustomization, web, service];
      for (const { file, at, cut, word } of mutations) {
        const start = Math.floor(at * texts[file].length);
        texts[file] = texts[file].slice(0, start) + word + texts[file].slice(start + cut);
      }
      const files = {
        'kustomization.yaml': texts[0],
        'web.yaml': texts[1],
        'base/kustomization.yaml': 'resources: [service.yaml]',
        'base/service.yaml': texts[2],
        'part/kustomization.yaml': 'kind: Component\nnameSuffix: -s',
      };
      inFolder(files, (folder) => {
        const start = performance.now();
        try {
          expect(Array.isArray(kustomize.build(folder))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(GitOpsError);
        }
        expect(performance.now() - start).toBeLessThan(5_000);
        expect(readdirSync(folder).sort()).toEqual(['base', 'kustomization.yaml', 'part', 'web.yaml']);
      });
    }),
    { numRuns: 1_000, seed: 20261124 },
  );
}, 120_000);
