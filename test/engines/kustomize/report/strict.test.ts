import { type KustomizationReport } from 'cdk8s-gitops';
import { buildFiles, failureOf } from '../in-folder';

const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { template: { spec: { containers: [{ name: web, image: "quayXio/web:1" }] } } }
`;
const strict = { strict: true };

const failure = (kustomization: string): string =>
  failureOf({ 'kustomization.yaml': `resources: [web.yaml]\n${kustomization}`, 'web.yaml': web }, '.', strict);

describe('kustomize.build with strict', () => {
  test('fails for a rule that matches nothing, with file, line and column', () => {
    expect(failure('patches:\n- target: { kind: Deploymnt }\n  patch: "- {op: remove, path: /spec}"\n'))
      .toMatchInlineSnapshot(`
     "[kustomization.yaml:3:1] Cannot patch kind Deploymnt: no object matches
       Fix: use { kind: "Deployment", name: "web" }"
    `);
  });

  test('fails for an empty patch', () => {
    expect(failure('patches: [{ target: { kind: Deployment }, patch: "# to do" }]\n')).toMatchInlineSnapshot(`
     "[kustomization.yaml:2:11] Cannot apply an empty patch
       Fix: write the patch, or remove the rule"
    `);
  });

  test('fails for a dot in the name of an image that matches another character', () => {
    expect(failure('images: [{ name: quay.io/web, newTag: "2" }]\n')).toMatchInlineSnapshot(`
     "[kustomization.yaml:2:10] Cannot change the image quay.io/web: its name is a regular expression and matches quayXio/web as well
       Fix: write name: "quay\\\\.io/web", with an escaped dot"
    `);
  });

  test.each([
    ['newName: "web:2"', 'a tag', 'newTag: { newName: "web", newTag: "2" }'],
    ['newName: "r:5000/web:2", newTag: "3"', 'a tag', 'newTag: { newName: "r:5000/web", newTag: "3" }'],
    ['newName: "web@sha256:0"', 'a digest', 'digest: { newName: "web", digest: "sha256:0" }'],
  ])('fails for the new name of an image with a tag or digest: %s', (fields, part, fix) => {
    expect(failure(`images: [{ name: quayXio/web, ${fields} }]\n`)).toBe(
      `[kustomization.yaml:2:10] Cannot use ${/"[^"]+"/.exec(fields)?.[0]} as newName: it has ${part}, and kustomize adds another one after it\n` +
        `  Fix: use ${fix}`,
    );
  });

  test('accepts the port of a registry in the new name of an image', () => {
    const kustomization = 'resources: [web.yaml]\nimages: [{ name: quayXio/web, newName: "r:5000/web" }]\n';

    expect(buildFiles({ 'kustomization.yaml': kustomization, 'web.yaml': web }, '.', strict)).toContain('r:5000/web:1');
  });

  test('fails for an element of a patch that gets lost', () => {
    const patch = '{kind: D, metadata: {name: d}, spec: {template: {spec: {containers: [{image: x}]}}}}';

    expect(failure(`patches: [{ target: { kind: Deployment }, patch: "${patch}" }]\n`)).toMatchInlineSnapshot(`
     "[kustomization.yaml:2:11] Cannot merge an element of spec.template.spec.containers into Deployment/web: {"image":"x"} has no name
       Fix: add name: the list is merged by name"
    `);
  });

  test('fails for a patch that replaces a whole object, which kustomize ignores', () => {
    const patch = '{ kind: D, metadata: { name: d }, $patch: replace }';

    expect(failure(`patches: [{ target: { kind: Deployment }, patch: "${patch}" }]\n`)).toMatchInlineSnapshot(`
     "[kustomization.yaml:2:11] Cannot replace Deployment/web as a whole: kustomize keeps it as it is
       Fix: put $patch: replace in the fields that should be replaced"
    `);
  });

  test('fails for a generated key that the API server does not accept', () => {
    expect(failure('secretGenerator: [{ name: s, literals: ["..a=b", "ok=b"] }]\n')).toMatchInlineSnapshot(`
     "[kustomization.yaml:2:19] Cannot generate Secret/s with the key "..a": the API server does not accept it
       Fix: use letters, digits, -, _ and . only, at most 253 characters, and do not begin with .."
    `);
  });

  test('fails for a target of a replacement that selects nothing, also if another target selects something', () => {
    const targets = '[{ select: { kind: Deployment } }, { select: { kind: Job } }]';

    expect(failure(`replacements: [{ sourceValue: x, targets: ${targets} }]\n`)).toMatchInlineSnapshot(`
     "[kustomization.yaml:2:16] Cannot replace anything in kind Job: no object matches
       Fix: use Deployment/x"
    `);
  });

  test.each([
    ['a label', 'labelSelector: app=web', '', 'labels: [{ pairs: { app: web } }]', 'labelSelector app=web: the labels'],
    [
      'an annotation',
      'annotationSelector: a=b',
      '',
      'commonAnnotations: { a: b }',
      'annotationSelector a=b: the annotations',
    ],
    [
      'a label beside a prefix',
      'labelSelector: app=web',
      'namePrefix: p-\n',
      'commonLabels: { app: web }',
      'labelSelector app=web: the labels',
    ],
  ])('reports for a selector that %s is added later', (_, selector, before, added, what) => {
    const patch = `patches: [{ target: { ${selector} }, patch: "- { op: add, path: /spec/x, value: 1 }" }]`;

    expect(failure(`${patch}\n${before}${added}\n`)).toBe(
      `[kustomization.yaml:2:11] Cannot patch ${what} are added after the patch\n` +
        `  Fix: use { kind: "Deployment", name: "web" }, or add the ${/labels|annotations/.exec(what)?.[0]} in a base`,
    );
  });

  test.each([
    ['{ op: replace, path: /metadata/name, value: web }', ['[kustomization.yaml:2:11]']],
    ['{ op: add, path: /spec/template/x, value: 1 }', []],
    ['{ op: test, path: /metadata/name, value: web }', []],
    [
      '{ op: test, path: /kind, value: Deployment }\\n- { op: add, path: /kind, value: Deployment }',
      ['[kustomization.yaml:2:11]'],
    ],
  ])('warns of a JSON patch that changes nothing: %s', (operations, places) => {
    const kustomization = `resources: [web.yaml]\npatches: [{ target: { kind: Deployment }, patch: "- ${operations}" }]\n`;
    const warnings: string[] = [];

    const options = { ...strict, onWarning: (message: string): void => void warnings.push(message) };
    buildFiles({ 'kustomization.yaml': kustomization, 'web.yaml': web }, '.', options);

    const wanted =
      'The patch changes nothing: the objects have all of it already\n  Fix: remove the patch, or correct its fields';
    const shown = warnings.map((warning) => warning.replace(/\[.*\/(?=kustomization)/, '['));
    expect(shown).toEqual(places.map((place) => `Warning: ${place} ${wanted}`));
  });

  test.each([
    ['a patch', 'patches: [{ target: { kind: Job }, patch: "- { op: remove, path: /spec }" }]'],
    ['an image', 'images: [{ name: nginx, newTag: "2" }]'],
    ['a target of a replacement', 'replacements: [{ sourceValue: x, targets: [{ select: { kind: Job } }] }]'],
  ])('accepts %s of a component that matches nothing: other kustomizations list it, too', (_, rule) => {
    const files = {
      'kustomization.yaml': 'resources: [web.yaml]\ncomponents: [shared]\n',
      'shared/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n${rule}\n`,
      'web.yaml': web,
    };

    expect(buildFiles(files, '.', strict)).toBe(buildFiles(files));
  });

  test('fails for a rule of a base that matches nothing', () => {
    const files = {
      'kustomization.yaml': 'resources: [base]\n',
      'base/kustomization.yaml': 'resources: [web.yaml]\nimages: [{ name: nginx, newTag: "2" }]\n',
      'base/web.yaml': web,
    };

    expect(failureOf(files, '.', strict)).toMatchInlineSnapshot(`
     "[base/kustomization.yaml:2:10] Cannot change the image nginx: no container uses it
       Fix: use quayXio/web"
    `);
  });

  test('finds nothing if all is fine', () => {
    const files = { 'kustomization.yaml': 'resources: [web.yaml]\nnamePrefix: p-\n', 'web.yaml': web };

    expect(buildFiles(files, '.', strict)).toBe(buildFiles(files));
  });
});

describe('kustomize.build with onReport', () => {
  test('also reports the changes by rules of the bases, in the order in which the rules ran', () => {
    const files = {
      'base/kustomization.yaml': 'resources: [web.yaml]\nnamePrefix: b-\n',
      'base/web.yaml': web,
      'kustomization.yaml': 'resources: [base]\nnameSuffix: -o\n',
    };
    let report: KustomizationReport | undefined;

    buildFiles(files, '.', { onReport: (made) => (report = made) });

    expect(report?.toTable()).toMatchInlineSnapshot(`
     "RULE        OBJECT              FIELD          BEFORE  AFTER
     namePrefix  Deployment/b-web    metadata.name  web     b-web
     nameSuffix  Deployment/b-web-o  metadata.name  b-web   b-web-o
     "
    `);
  });

  test('reports the result of a rule without the changes of later rules', () => {
    const kustomization = `resources: [web.yaml]
commonAnnotations: { a: "1" }
replacements: [{ sourceValue: x, targets: [{ select: { kind: Deployment }, fieldPaths: [metadata.annotations.a] }] }]
`;
    let report: KustomizationReport | undefined;

    buildFiles({ 'kustomization.yaml': kustomization, 'web.yaml': web }, '.', { onReport: (made) => (report = made) });

    expect(report?.rules[0].changed[0].changes[0]).toEqual({ path: 'metadata.annotations', after: { a: '1' } });
  });
});
