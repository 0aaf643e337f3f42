import { type ArgoCdInstallProps } from 'cdk8s-gitops';
import { mapValues } from '../../../../lib/constructs/argo-cd-install/helm-values/map-values';
import { valueRows } from '../../../../lib/constructs/argo-cd-install/helm-values/value-rows';
import { planInstall } from '../../../../lib/constructs/argo-cd-install/plan/plan-install';
import { installFields } from '../../../../lib/constructs/argo-cd-install/props/install-shape';
import { type PlainMap } from '../../../../lib/core/plain';

function valuesFor(props: ArgoCdInstallProps, known: PlainMap): PlainMap {
  return mapValues(valueRows, { plan: planInstall(props, 'argocd') }, known).set;
}

test('a prop becomes the value that the chart has for it', () => {
  const known = { server: { env: [], image: { repository: '', tag: '' } }, notifications: { extraEnv: [] } };
  const env = { A: 'b' };

  expect(valuesFor({ server: { env, image: 'registry:5000/a:1' }, notifications: { env } }, known)).toEqual({
    server: { env: [{ name: 'A', value: 'b' }], image: { repository: 'registry:5000/a', tag: '1' } },
    notifications: { extraEnv: [{ name: 'A', value: 'b' }] },
  });
});

test('an image without a tag is the latest one', () => {
  const known = { global: { image: { repository: '', tag: '' } } };

  expect(valuesFor({ image: 'registry:5000/argocd' }, known)).toEqual({
    global: { image: { repository: 'registry:5000/argocd', tag: 'latest' } },
  });
});

test('a prop that the chart has no value for is left to the patches', () => {
  expect(valuesFor({ server: { replicas: 3, runtimeClassName: 'kata' } }, { server: { replicas: 1 } })).toEqual({
    server: { replicas: 3 },
  });
});

test('text that a template of the chart would run is left to the patches', () => {
  expect(valuesFor({ server: { env: { A: '{{ .Values.x }}' } } }, { server: { env: [] } })).toEqual({});
});

test('a value that the chart would give to more containers than the prop is left to the patches', () => {
  const resources = { limits: { memory: '1Gi' } };

  expect(valuesFor({ repoServer: { resources } }, { repoServer: { resources: {} } })).toEqual({});
});

test('props that set parameters and settings become values of these', () => {
  const known = { configs: { params: {}, cm: {} }, global: { domain: '' } };
  const props: ArgoCdInstallProps = { insecure: true, url: 'https://cd.acme.dev', server: { rootPath: '/cd' } };

  expect(valuesFor(props, known)).toEqual({
    configs: {
      params: { 'server.insecure': true, 'server.rootpath': '/cd', 'server.basehref': '/cd' },
      cm: { url: 'https://cd.acme.dev' },
    },
    global: { domain: 'cd.acme.dev' },
  });
});

test('every row of the table is for a prop that there is', () => {
  const props = new Set(Object.keys(installFields));

  expect(valueRows.map(({ prop }) => prop.split('.')[0]).filter((prop) => !props.has(prop))).toEqual([]);
});
