import { Chart } from 'cdk8s';
import { ApplicationSet, Cluster, RepositoryCredentials } from 'cdk8s-gitops';
import { type Construct } from 'constructs';

/** The clusters of the company. The ApplicationSets below select them by `stage`, which becomes a label. */
const clusters = [
  { name: 'berlin', server: 'https://10.1.0.10:6443', stage: 'production' },
  { name: 'tokyo', server: 'https://10.2.0.10:6443', stage: 'production' },
  { name: 'lab', server: 'https://10.9.0.10:6443', stage: 'staging' },
];

/** Many clusters, whose tokens Argo CD gets from a vault, and an agent on each cluster of production. */
export class ManyClusters extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new RepositoryCredentials(this, 'acme', {
      metadata: { name: 'acme' },
      url: 'https://github.com/acme',
      credentials: { externalSecret: { store: 'vault', key: 'git/acme' } },
    });
    for (const { name, server, stage } of clusters) {
      new Cluster(this, name, {
        metadata: { name: `cluster-${name}`, labels: { stage } },
        name,
        server,
        credentials: { externalSecret: { store: 'vault', key: `clusters/${name}` } },
      });
    }
    this.agentOnEveryCluster();
    this.shopInEveryFolder();
  }

  /** One Application for each cluster with the label, also for clusters that are added later. */
  private agentOnEveryCluster(): void {
    new ApplicationSet(this, 'agent', {
      metadata: { name: 'agent' },
      generators: [{ clusters: { selector: { matchLabels: { stage: 'production' } } } }],
      template: {
        metadata: { name: 'agent-{{.nameNormalized}}' },
        project: 'default',
        source: { repoURL: 'https://github.com/acme/agent.git', path: 'deploy', targetRevision: 'v1.*' },
        destination: { server: '{{.server}}', namespace: 'agent' },
        syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
      },
    });
  }

  /** One Application for each folder and each cluster. */
  private shopInEveryFolder(): void {
    new ApplicationSet(this, 'shop', {
      metadata: { name: 'shop' },
      generators: [
        {
          matrix: {
            generators: [
              {
                git: {
                  repoURL: 'https://github.com/acme/shop.git',
                  revision: 'main',
                  directories: [{ path: 'services/*' }, { path: 'services/internal', exclude: true }],
                },
              },
              { list: { elements: clusters.map(({ name, stage }) => ({ cluster: name, stage })) } },
            ],
          },
        },
      ],
      template: {
        metadata: { name: '{{.path.basename}}-{{.cluster}}', labels: { stage: '{{.stage}}' } },
        project: 'default',
        source: { repoURL: 'https://github.com/acme/shop.git', path: '{{.path.path}}', targetRevision: 'main' },
        destination: { name: '{{.cluster}}', namespace: '{{.path.basename}}' },
        syncPolicy: { syncOptions: ['CreateNamespace=true'] },
      },
      templatePatch: `{{- if eq .stage "staging" }}
spec:
  syncPolicy:
    automated:
      prune: true
{{- end }}
`,
    });
  }
}
