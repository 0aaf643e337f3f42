import { type KustomizationProps } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';
import { kustomization, shop, yamlOf } from './shop';

describe('a strict Kustomization', () => {
  test('fails for every rule that matches nothing, and lists what exists', () => {
    const create = () =>
      kustomization({
        resources: [shop()],
        images: [{ name: 'ngnix', newTag: '2' }],
        patches: [{ target: { kind: 'StatefulSet' }, patch: { spec: {} } }],
        replacements: [{ sourceValue: 'x', targets: [{ select: { kind: 'Ingress' } }] }],
      });

    expect(messageOf(create)).toMatchInlineSnapshot(`
     "[prod/overlay patches[0]] Cannot patch kind StatefulSet: no object matches
       Fix: use one of { kind: "Deployment", name: "web" }, { kind: "ConfigMap", name: "settings" }; or set optional: true
     [prod/overlay images[0]] Cannot change the image ngnix: no container uses it
       Fix: use nginx; or set optional: true
     [prod/overlay replacements[0]] Cannot replace anything in kind Ingress: no object matches
       Fix: use one of Deployment/web, ConfigMap/settings; or set optional: true"
    `);
  });

  test('fails for everything that kubectl silently destroys', () => {
    const containers = [{ image: 'nginx:2' }];
    const create = () =>
      kustomization({
        resources: [shop()],
        patches: [{ target: { name: 'web' }, patch: { spec: { template: { spec: { containers } } } } }],
        configMapGenerator: [{ name: 'bad', literals: { 'a b': 'c' } }],
      });

    expect(messageOf(create)).toMatchInlineSnapshot(`
     "[prod/overlay patches[0]] Cannot merge an element of spec.template.spec.containers into Deployment/web: {"image":"nginx:2"} has no name
       Fix: add name: the list is merged by name
     [prod/overlay configMapGenerator[0]] Cannot generate ConfigMap/bad with the key "a b": the API server does not accept it
       Fix: use letters, digits, -, _ and . only, at most 253 characters, and do not begin with .."
    `);
  });

  test('fails for a dot in the name of an image that matches another letter', () => {
    const create = () => kustomization({ resources: [shop()], images: [{ name: 'ngin.', newTag: '2' }] });

    expect(messageOf(create)).toMatchInlineSnapshot(`
     "[prod/overlay images[0]] Cannot change the image ngin.: its name is a regular expression and matches nginx as well
       Fix: write name: "ngin\\\\.", with an escaped dot"
    `);
  });

  test('fails for a missing workload, as kubectl does', () => {
    const create = () => kustomization({ resources: [shop()], replicas: [{ name: 'wbe', count: 2 }] });

    expect(messageOf(create)).toMatchInlineSnapshot(`
     "[prod/overlay replicas[0]] Cannot set the replicas of wbe: no workload has that name
       Fix: use Deployment/web"
    `);
  });

  test('accepts optional rules that match nothing, even those for which kubectl fails', () => {
    const props: KustomizationProps = {
      resources: [shop()],
      images: [{ name: 'redis', newTag: '2', optional: true }],
      replicas: [{ name: 'gone', count: 2, optional: true }],
      patches: [{ patch: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'gone' } }, optional: true }],
    };

    expect(yamlOf(props)).toBe(yamlOf({ resources: [shop()] }));
  });

  test('is off with strict: false', () => {
    const props = { resources: [shop()], images: [{ name: 'redis', newTag: '2' }] };

    expect(yamlOf({ ...props, strict: false })).toBe(yamlOf({ resources: [shop()] }));
  });
});

test('a Kustomization warns of a patch that changes nothing, once, and its report has the warning', () => {
  const emitted = jest.spyOn(process, 'emitWarning').mockReturnValue();

  const patch = [{ op: 'replace' as const, path: '/metadata/name', value: 'web' }];
  const { report } = kustomization({ resources: [shop()], patches: [{ target: { kind: 'Deployment' }, patch }] });

  expect(emitted.mock.calls).toEqual([
    [
      '[prod/overlay patches[0]] The patch changes nothing: the objects have all of it already\n' +
        '  Fix: remove the patch, or correct its fields',
    ],
  ]);
  expect(report.warnings.map(({ where }) => where)).toEqual(['prod/overlay patches[0]']);
  emitted.mockRestore();
});

test('a Kustomization names both places of a construct that it lists twice', () => {
  const base = shop();

  expect(messageOf(() => kustomization({ resources: [base, base] }))).toBe(
    '[prod/overlay resources[1]] Cannot add apps/v1 Deployment/web twice: it comes from shop through here and through prod/overlay resources[0]\n' +
      '  Fix: give one of the two another namePrefix or namespace, or remove it',
  );
});
