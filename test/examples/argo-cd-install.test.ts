import { type Chart } from 'cdk8s';
import { App, type Manifest, stringifyManifests } from 'cdk8s-gitops';
import { Manifests } from 'cdk8s-gitops/testing';
import { HighAvailability } from '../../examples/argo-cd/high-availability';
import { Crds, OneCluster } from '../../examples/argo-cd/one-cluster';
import { crdErrors } from '../constructs/argo-cd/release/crd-validator';

const objectsOf = (chart: Chart): string[] =>
  (chart.toJson() as Manifest[]).map(({ kind, metadata }) => `${kind}/${metadata?.name}`);

test('the example for one cluster has the CRDs in another chart than the Applications that need them', () => {
  const app = new App();

  expect(objectsOf(new Crds(app, 'crds')).every((object) => object.startsWith('CustomResourceDefinition/'))).toBe(true);
  const objects = objectsOf(new OneCluster(app, 'argo-cd'));
  expect(objects[0]).toBe('Namespace/argocd');
  expect(objects.slice(-2)).toEqual(['Application/argocd', 'Application/guestbook']);
});

test('the Applications of the example for one cluster fit the CRDs', () => {
  const applications = Manifests.of(new OneCluster(new App(), 'argo-cd')).find({ kind: 'Application' });

  expect(applications.flatMap((each) => crdErrors(each as Manifest))).toEqual([]);
  expect(applications).toHaveLength(2);
});

test('with high availability, the Ingress leads to the port for HTTP', () => {
  const { spec } = Manifests.of(new HighAvailability(new App(), 'argo-cd')).get('Ingress', 'argocd-server');

  expect(stringifyManifests([spec as never])).toMatchInlineSnapshot(`
   "ingressClassName: nginx
   rules:
     - host: argocd.example.com
       http:
         paths:
           - path: /
             pathType: Prefix
             backend:
               service:
                 name: argocd-server
                 port:
                   number: 80
   tls:
     - hosts:
         - argocd.example.com
       secretName: argocd-server-tls
   "
  `);
});

test('with high availability, no secret is written', () => {
  const secrets = Manifests.of(new HighAvailability(new App(), 'argo-cd')).find({ kind: 'Secret' });

  expect(secrets.map(({ metadata, data }) => [metadata?.name, data])).toEqual([
    ['argocd-secret', undefined],
    ['argocd-notifications-secret', undefined],
  ]);
});
