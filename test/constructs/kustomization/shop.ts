import { ApiObject, Chart } from 'cdk8s';
import { App, Kustomization, type KustomizationProps, stringifyManifests } from 'cdk8s-gitops';
import { type Construct } from 'constructs';

/** A base in TypeScript. */
export class Shop extends Chart {
  public readonly web: ApiObject;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const spec = { template: { spec: { containers: [{ name: 'web', image: 'nginx:1' }] } } };
    this.web = new ApiObject(this, 'web', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec,
    });
    new ApiObject(this, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
  }
}

/** The base in an app of its own. */
export const shop = (): Shop => new Shop(new App(), 'shop');

/** An overlay in an app. */
export function kustomization(props: KustomizationProps, app = new App()): Kustomization {
  return new Kustomization(new Chart(app, 'prod', { namespace: 'unused' }), 'overlay', props);
}

/** The YAML of an overlay. */
export const yamlOf = (props: KustomizationProps): string =>
  stringifyManifests(kustomization(props).apiObjects.map((object) => object.toJson()));
