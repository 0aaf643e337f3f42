import { ApiObject, Chart } from 'cdk8s';
import { helmIf, helmRelease, helmText, ProbedDeployment } from 'cdk8s-gitops';
import { type Construct } from 'constructs';
import { account, autoscaling, image, ingress, pod, replicas, service } from './values';

const { name } = helmRelease;
const selector = { 'app.kubernetes.io/name': 'mychart', 'app.kubernetes.io/instance': name };

/**
 * What `helm create mychart` writes, as constructs: a web server, and what its users can switch on. Each name is the name
 * of the release, so that two releases can be in one namespace.
 */
export class MyChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.addDeployment();
    this.add('service', 'v1', 'Service', {
      spec: { type: service.type, ports: [{ name: 'http', port: service.port, targetPort: 'http' }], selector },
    });
    helmIf(
      account.create,
      this.add('account', 'v1', 'ServiceAccount', { automountServiceAccountToken: account.automount }),
    );
    helmIf(ingress.enabled, this.addIngress());
    helmIf(autoscaling.enabled, this.addAutoscaler());
  }

  private addDeployment(): void {
    new ProbedDeployment(this, 'deployment', {
      metadata: { name, labels: selector },
      podMetadata: { labels: selector, annotations: pod.annotations },
      replicas: helmIf(replicas.fixed, replicas.count),
      selector,
      serviceAccountName: helmIf(account.create, name),
      nodeSelector: pod.nodeSelector,
      tolerations: pod.tolerations,
      affinity: pod.affinity,
      containers: [
        {
          name: 'mychart',
          image: helmText`${image.repository}:${image.tag}`,
          imagePullPolicy: image.pullPolicy,
          ports: [{ name: 'http', containerPort: 80 }],
          liveness: { httpGet: { path: '/', port: 'http' } },
          readiness: { httpGet: { path: '/', port: 'http' } },
          resources: pod.resources,
        },
      ],
    });
  }

  private addIngress(): ApiObject {
    const backend = { service: { name, port: { number: service.port } } };
    return this.add('ingress', 'networking.k8s.io/v1', 'Ingress', {
      spec: {
        ingressClassName: helmIf(ingress.hasClass, ingress.className),
        rules: [{ host: ingress.host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
      },
    });
  }

  private addAutoscaler(): ApiObject {
    const target = { type: 'Utilization', averageUtilization: autoscaling.cpu };
    return this.add('autoscaler', 'autoscaling/v2', 'HorizontalPodAutoscaler', {
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        minReplicas: autoscaling.least,
        maxReplicas: autoscaling.most,
        metrics: [{ type: 'Resource', resource: { name: 'cpu', target } }],
      },
    });
  }

  private add(id: string, apiVersion: string, kind: string, fields: object): ApiObject {
    return new ApiObject(this, id, { apiVersion, kind, metadata: { name, labels: selector }, ...fields });
  }
}

/** What helm prints after an install. */
export const notes = helmText`Look at the web server:
  kubectl port-forward -n ${helmRelease.namespace} service/${name} 8080:${service.port}
`;
