import { ApiObject, Chart } from 'cdk8s';
import { ProbedDeployment } from 'cdk8s-gitops';
import { type Construct } from 'constructs';

/** The base: what the shop has in every environment. Namespace, size and version are not in it. */
export class Shop extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const web = new ProbedDeployment(this, 'web', {
      metadata: { name: 'web' },
      containers: [
        {
          name: 'web',
          image: 'registry.example/shop',
          ports: [{ name: 'http', containerPort: 8080 }],
          envFrom: [{ configMapRef: { name: 'settings' } }],
          env: [{ name: 'PUBLIC_URL', value: 'to be replaced' }],
          readiness: { httpGet: { path: '/ready', port: 'http' } },
        },
      ],
    });
    web.expose({ port: 80 });
    new ApiObject(this, 'site', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'site' },
      data: { url: 'https://shop.example' },
    });
  }
}
