import { failureOf, buildFiles } from '../in-folder';

const config = (text: string): { 'kustomization.yaml': string } => ({ 'kustomization.yaml': text });

describe('a kustomization file', () => {
  test('with an unknown field is an error, with the nearest known field', () => {
    expect(failureOf(config('namePrefix: a-\nresource: []\n'))).toBe(
      '[kustomization.yaml:2:1] Cannot use resource: the field is unknown\n' + '  Fix: use resources',
    );
  });

  test('with an unknown field in an entry is an error', () => {
    expect(failureOf(config('images:\n- name: nginx\n  tag: "1"\n'))).toBe(
      '[kustomization.yaml:3:3] Cannot use images[0].tag: the field is unknown\n' +
        '  Fix: leave it out, or use one of newTag, tagSuffix, name, newName, digest',
    );
  });

  test('with several problems is one error with all of them', () => {
    expect(
      failureOf(config('images:\n- name: nginx\n  newTag: 1.10\nnamespace: [a]\nreplicas:\n- count: many\n')),
    ).toBe(
      '[kustomization.yaml:3:3] Cannot use 1.1 as images[0].newTag: it must be a string\n' +
        '  Fix: use "1.1"\n' +
        '[kustomization.yaml:4:1] Cannot use ["a"] as namespace: it must be a string\n' +
        '  Fix: use a string\n' +
        '[kustomization.yaml:6:3] Cannot use "many" as replicas[0].count: it must be a whole number\n' +
        '  Fix: use 1',
    );
  });

  test('has a boolean for a yes without quotes, as with kubectl', () => {
    expect(failureOf(config('namePrefix: yes\n'))).toBe(
      '[kustomization.yaml:1:1] Cannot use true as namePrefix: it must be a string\n  Fix: use "true"',
    );
  });

  test('may have fields in upper or lower case', () => {
    expect(buildFiles(config('NAMEPREFIX: a-\n'))).toBe('');
  });

  test('with a problem in a field in upper case is an error with the place of the field', () => {
    expect(failureOf(config('namespace: a\nIMAGES:\n- NEWTAG: 1\n'))).toBe(
      '[kustomization.yaml:3:3] Cannot use 1 as images[0].newTag: it must be a string\n  Fix: use "1"',
    );
  });

  test('without a required field is an error with the place of the map that lacks it', () => {
    expect(failureOf(config('replacements:\n- sourceValue: a\n  targets:\n  - fieldPaths: [a]\n'))).toBe(
      '[kustomization.yaml:4:3] Cannot leave out replacements[0].targets[0].select: it is required\n  Fix: add select',
    );
  });

  test('that is a list is an error', () => {
    expect(failureOf(config('- a\n'))).toBe(
      '[kustomization.yaml:1:1] Cannot use ["a"] as the kustomization: it must be a map\n  Fix: use a map',
    );
  });

  test('with a wrong value in a Secret does not show the value in the error', () => {
    expect(failureOf(config('secretGenerator:\n- name: a\n  literals: { password: hunter2 }\n- hunter2\n'))).toBe(
      '[kustomization.yaml:3:3] Cannot use a map as secretGenerator[0].literals: it must be a list\n' +
        '  Fix: use a list\n' +
        '[kustomization.yaml:4:1] Cannot use a string as secretGenerator[1]: it must be a map\n' +
        '  Fix: use a map',
    );
  });

  test('without content is an error', () => {
    expect(failureOf(config('kind: Kustomization\n'))).toBe(
      '[kustomization.yaml:1:1] Cannot build: the kustomization is empty\n' +
        '  Fix: list at least one file or folder under resources',
    );
  });

  test('must be the only one in its folder', () => {
    expect(failureOf({ 'kustomization.yaml': 'namePrefix: a', Kustomization: 'namePrefix: a' })).toBe(
      '[.] Cannot build: there are kustomization.yaml and Kustomization\n' + '  Fix: keep one of them',
    );
  });

  test('must have the apiVersion of its kind', () => {
    expect(failureOf(config('apiVersion: kustomize.config.k8s.io/v1\nnamePrefix: a-'))).toBe(
      '[kustomization.yaml:1:1] Cannot use kustomize.config.k8s.io/v1 as apiVersion: a Kustomization has kustomize.config.k8s.io/v1beta1\n' +
        '  Fix: write apiVersion: kustomize.config.k8s.io/v1beta1, or leave it out',
    );
  });

  test('with YAML that cannot be read is an error', () => {
    expect(failureOf(config('resources: [a\n'))).toMatchInlineSnapshot(`
     "[kustomization.yaml:1:12] Cannot read YAML: the [ that opens here is never closed
       Fix: close it with ]"
    `);
  });
});
