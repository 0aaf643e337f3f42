import { Chart } from 'cdk8s';
import { ArgoCdInstall } from 'cdk8s-gitops';
import { type Construct } from 'constructs';

/** Argo CD that survives the loss of a node, with an Ingress and OpenID Connect, without the built-in administrator. */
export class HighAvailability extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new ArgoCdInstall(this, 'argocd', {
      namespace: 'argocd',
      highAvailability: true,
      url: 'https://argocd.example.com',
      insecure: true, // TLS ends at the Ingress
      ingress: { className: 'nginx', tls: true, annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } },
      oidc: {
        name: 'Okta',
        issuer: 'https://acme.okta.com',
        clientID: 'argo-cd',
        clientSecret: '$oidc.clientSecret', // a key of the Secret argocd-secret
        requestedScopes: ['openid', 'profile', 'email', 'groups'],
      },
      admin: { enabled: false },
      dex: { enabled: false },
      rbac: {
        defaultRole: 'role:readonly',
        policy: ['g, acme:platform, role:admin', 'p, role:deployer, applications, sync, shop/*, allow'],
        scopes: ['groups'],
      },
      server: {
        autoscaling: { minReplicas: 2, maxReplicas: 5, cpuUtilization: 70 },
        resources: { requests: { cpu: '100m', memory: '256Mi' } },
        disruptionBudget: { minAvailable: 1 },
      },
      repoServer: { replicas: 3, resources: { requests: { cpu: '500m', memory: '512Mi' } } },
      controller: { replicas: 2, resources: { requests: { cpu: '500m', memory: '1Gi' } } },
      metrics: { serviceMonitors: { labels: { release: 'prometheus' } } },
      fixes: 'all',
    });
  }
}
