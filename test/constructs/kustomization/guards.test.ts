import { App, Chart, JsonPatch } from 'cdk8s';
import { Application, ArgoCdInstall, Kustomization, type KustomizationProps } from 'cdk8s-gitops';
import { Manifests } from 'cdk8s-gitops/testing';
import { messageOf } from '../../message-of';

const clientSecret = (value: string) => ({
  target: { kind: 'ConfigMap', name: 'argocd-cm' },
  patch: { data: { 'oidc.config': `issuer: https://id.acme.com\nclientSecret: ${value}\n` } },
});

/** A kustomization of an install of Argo CD. */
function kustomize(props: KustomizationProps): Kustomization {
  const install = new ArgoCdInstall(new Chart(new App(), 'base'), 'argocd', { crds: false });
  return new Kustomization(new Chart(new App(), 'chart'), 'prod', { resources: [install], ...props });
}

const refused =
  '[chart/prod] Cannot write data["oidc.config"].clientSecret of ConfigMap/argocd-cm: it must refer to a Secret, ' +
  'because everybody who reads ConfigMaps sees it\n' +
  "  Fix: put it into the Secret argocd-secret, and use '$oidc.clientSecret'; if it is not a secret, set it by props or patches " +
  `of the install, and add 'ConfigMap/argocd-cm data["oidc.config"].clientSecret' to unsafePlaintext`;

test('a secret that a kustomization patches into an install is refused, also if it renames the object', () => {
  const patches = [clientSecret('hunter2')];

  expect(messageOf(() => kustomize({ patches }))).toBe(refused);
  expect(messageOf(() => kustomize({ patches, namePrefix: 'prod-' }))).toBe(refused);
});

test('a secret that is added to a result of a kustomization is refused at synth', () => {
  const made = kustomize({});
  made.getApiObject('ConfigMap', 'argocd-cm').addJsonPatch(JsonPatch.add('/data/dsn', 'postgres://a:b@c'));

  expect(messageOf(() => Manifests.of(Chart.of(made)))).toMatchInlineSnapshot(`
   "Validation failed with the following errors:
     [chart/prod] Cannot write data.dsn of ConfigMap/argocd-cm: it must refer to a Secret, because everybody who reads ConfigMaps sees it
     Fix: put it into the Secret argocd-secret, under the same key; if it is not a secret, set it by props or patches of the install, and add 'ConfigMap/argocd-cm data.dsn' to unsafePlaintext"
  `);
});

test('a reference to a Secret in a patch of a kustomization is accepted', () => {
  expect(() => kustomize({ patches: [clientSecret('$oidc.clientSecret')] })).not.toThrow();
});

test('a token that a kustomization patches into an Application is refused', () => {
  const application = new Application(new Chart(new App(), 'base'), 'app', {
    metadata: { name: 'app' },
    project: 'default',
    source: { repoURL: 'https://github.com/acme/shop.git', path: '.' },
    destination: { namespace: 'shop' },
  });
  const patches = [
    { target: { kind: 'Application' }, patch: { spec: { info: [{ name: 'a', value: `ghp_${'a1'.repeat(18)}` }] } } },
  ];

  const make = () => new Kustomization(new Chart(new App(), 'chart'), 'prod', { resources: [application], patches });

  expect(messageOf(make)).toMatchInlineSnapshot(`
   "[chart/prod] Cannot write spec.info[0].value of Application/app: it has a secret as plain text, which everybody could read in Git
     Fix: put it into a Secret, and refer to it; the credentials of an address belong to a Repository"
  `);
});
