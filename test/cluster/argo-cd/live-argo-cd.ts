import { Chart } from 'cdk8s';
import { type App, type ApplicationProps, ArgoCdCrds, ArgoCdInstall, type ArgoCdInstallProps } from 'cdk8s-gitops';
import { ApiServer } from '../harness/api-server';
import { kubectl, tryKubectl } from '../harness/kubectl';
import { type Report } from '../harness/report';
import { LiveApplications } from './application-status';
import { chartFiles } from './charts';
import { type Files, GitRepository } from './git-repository';
import { applyFiles, deleteFiles, hasArgoCd, hasNamespace } from './install';
import { run, settings } from './settings';
import { SteadyWatch } from './steady-watch';
import { synth } from './synth';

/** Argo CD in the namespace argocd of the cluster, a branch that it follows, and what a run adds to both. */
export class LiveArgoCd {
  public readonly applications = new LiveApplications('argocd');
  public readonly branch = `gitops-${run}`;
  public readonly crds: Files;
  public readonly git: GitRepository;
  public readonly steady: SteadyWatch;
  private readonly namespaces = new Set<string>();

  /** @param beside whether another Argo CD is in the cluster. Then its CRDs stay, and our cluster roles have other names. */
  private constructor(
    private readonly report: Report,
    gitUrl: string,
    private readonly api: ApiServer,
    private readonly beside: boolean,
  ) {
    this.git = new GitRepository(gitUrl, this.branch);
    this.steady = new SteadyWatch(api, this.applications);
    this.crds = synth((app: App) => {
      new ArgoCdCrds(new Chart(app, 'crds'), 'crds');
    });
  }

  /** Connects to the cluster, which has no Argo CD of ours yet. */
  public static async connect(report: Report): Promise<LiveArgoCd> {
    if (settings.gitUrl === undefined) {
      throw new Error(
        'Set CLUSTER_GIT_URL to a Git repository that one may push to and Pods can read: see CONTRIBUTING.md',
      );
    }
    if (hasNamespace('argocd')) {
      throw new Error('The cluster has a namespace argocd already: this chapter needs it for itself');
    }
    return new LiveArgoCd(report, settings.gitUrl, await ApiServer.connect(), hasArgoCd());
  }

  /** Removes what the run has added. */
  public async remove(): Promise<void> {
    await this.steady.stop();
    this.api.close();
    const inArgoCd = ['--namespace', 'argocd'];
    const noSync = ['--type=merge', '--patch', '{"spec":{"syncPolicy":null}}'];
    tryKubectl([...inArgoCd, 'patch', 'application', 'argocd', ...noSync]);
    tryKubectl([...inArgoCd, 'delete', 'applicationsets,applications', '--all', '--timeout=60s']);
    deleteFiles(this.installFiles());
    if (!this.beside) {
      deleteFiles(this.crds);
    }
    this.namespaces.forEach((namespace) =>
      tryKubectl(['delete', 'namespace', namespace, '--ignore-not-found', '--wait=false']),
    );
    this.git.remove();
  }

  /** The install of the tutorial, with what an app of apps needs, and with itself in Git. */
  public installFiles(props: ArgoCdInstallProps = {}): Files {
    return synth((app: App) => {
      const argocd = new ArgoCdInstall(new Chart(app, 'argo-cd'), 'argocd', {
        crds: false,
        ...(this.beside && { clusterRolePrefix: `gitops-${run}` }),
        server: { service: { type: 'NodePort', nodePorts: { https: 31001 } } },
        applicationHealth: true,
        ...props,
      });
      argocd.manageItself({ repoURL: settings.gitUrlInside, path: 'argo-cd', targetRevision: this.branch });
    });
  }

  /** A namespace of this run, which is removed at the end. */
  public space(name: string): string {
    const namespace = `gitops-${name}-${run}`;
    this.namespaces.add(namespace);
    return namespace;
  }

  /** An Application of a folder of our branch, with its own namespace. */
  public shopApplication(name: string, props: Partial<ApplicationProps> = {}): ApplicationProps {
    return {
      metadata: { name },
      project: 'default',
      source: { repoURL: settings.gitUrlInside, path: name, targetRevision: this.branch },
      destination: { namespace: this.space(name) },
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
      ...props,
    } as ApplicationProps;
  }

  /** Measures the time of a step, for the table. */
  public async timed<T>(what: string, atMost: number, step: () => Promise<T> | T): Promise<T> {
    const start = Date.now();
    const result = await step();
    this.report.add(what, 'yes', ((Date.now() - start) / 1000).toFixed(1), atMost);
    return result;
  }
}

/** Applies objects for Argo CD, as `kubectl apply` of an app's output does. */
export function declare(build: (chart: Chart) => void): Files {
  const files = chartFiles('declared', build);
  applyFiles(files);
  return files;
}

/** The data of a ConfigMap, or undefined if there is none. */
export function valueOf(namespace: string, configMap: string): string | undefined {
  const args = ['--namespace', namespace, 'get', 'configmap', configMap, '--ignore-not-found', '--output'];
  const { stdout } = tryKubectl([...args, 'jsonpath={.data.value}']);
  return stdout === '' ? undefined : stdout;
}

/** The UIDs of Argo CD's Pods. They are different if a change has restarted a Pod. */
export function podUids(): string {
  const uids = 'jsonpath={.items[*].metadata.uid}';
  return kubectl(['--namespace', 'argocd', 'get', 'pods', '--sort-by=.metadata.uid', '--output', uids]);
}
