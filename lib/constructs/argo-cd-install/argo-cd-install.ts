import { Chart } from 'cdk8s';
import { type Construct } from 'constructs';
import { ManifestGroup } from '../../api-objects/manifest-group';
import { readPatchFiles } from '../../api-objects/read-patch-files';
import { validateNodePorts } from '../../api-objects/validate-node-ports';
import { demandShape } from '../../core/check/check-shape';
import { detach } from '../../core/detach';
import { type Manifest } from '../../core/manifest';
import { withDefaults } from '../../core/stand-in';
import { type Application } from '../argo-cd/application';
import { object } from '../../core/check/shapes';
import { argoCdNamespace } from '../argo-cd/argo-cd-metadata';
import { registerInstall } from '../argo-cd/release/installed-version';
import { defaultArgoCdVersion } from '../argo-cd/release/release';
import { versionShape } from '../argo-cd/release/version-shape';
import { addConnections } from './add-connections';
import { installShape } from './check/check-install';
import { helmManifests, type InstallChart, readInstallChart } from './helm-manifests';
import { installManifests } from './install-manifests';
import { manageItself, type ManageItselfProps } from './manage-itself';
import { addNamespace } from './namespace';
import { patchInstall } from './patch-install';
import { helmShape } from './chart-source/helm-shape';
import { type ArgoCdInstallProps } from './props/install';
import { planInstall } from './plan/plan-install';
import { demandSoundObjects } from './demand-sound-objects';
import { demandNoStandIns, keepStandIns } from '../../api-objects/stand-ins/keep-stand-ins';

/**
 * Argo CD itself: all objects of upstream's `install.yaml`, written without helm and without the network.
 *
 * Without props it equals upstream's install, with two exceptions: every namespaced object sets its namespace, and the
 * bindings of cluster-wide roles use the same namespace. A prop changes every object that depends on it: see
 * docs/argo-cd.md. The CRDs need `kubectl apply --server-side --force-conflicts`.
 *
 * With `helm`, the official chart is rendered instead, at once: the objects must be known when they are checked. Then
 * each prop becomes a value of the chart, or a patch of what it renders, and has the same effect.
 *
 * @throws if a prop is wrong. The error lists all problems at once.
 * @example
 * ```ts
 * import { ArgoCdInstall } from 'cdk8s-gitops';
 *
 * const argocd = new ArgoCdInstall(chart, 'argocd', {
 *   namespace: 'argocd',
 *   server: { service: { type: 'NodePort', nodePorts: { https: 31001 } } },
 * });
 * argocd.manageItself({ repoURL: 'https://github.com/acme/gitops.git', path: 'dist', targetRevision: 'main' });
 * ```
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/installation/
 */
export class ArgoCdInstall extends ManifestGroup {
  /** The namespace that Argo CD is installed into. */
  public readonly namespace: string;

  constructor(scope: Construct, id: string, props: ArgoCdInstallProps = {}) {
    super(scope, id);
    demandNoStandIns(this.node.path, partThatMustBePlain(props));
    const given = { ...withDefaults(props) };
    this.namespace = given.namespace ?? Chart.of(this).namespace ?? argoCdNamespace;
    const chart = this.readChart(given);
    const { version = defaultArgoCdVersion } = chart ?? given;
    demandShape(this.node.path, { ...given, version, namespace: this.namespace }, installShape, 'the props');
    const patches = readPatchFiles(detach(given.patches ?? []), this.node.path);
    const render = (each: ArgoCdInstallProps): Manifest[] =>
      patchInstall(this.render({ ...detach(each), version }, chart), patches, this.node.path);
    const manifests = render(given);
    const kept = keepStandIns(this.node.path, props, manifests, render, whyNotHere);
    if (given.createNamespace !== false) {
      addNamespace(this, this.namespace);
    }
    this.addManifests(kept, { namespace: this.namespace, owned: true });
    demandSoundObjects(this, manifests, this.apiObjects, given.unsafePlaintext);
    addConnections(this, given);
    registerInstall({ install: this, namespace: this.namespace, version });
    validateNodePorts(this);
  }

  /** The chart is read at once: the version of Argo CD that it installs decides what the props may be. */
  private readChart({ helm, version }: ArgoCdInstallProps): InstallChart | undefined {
    const { path } = this.node;
    if (helm === undefined) {
      return undefined;
    }
    demandShape(path, { helm, version }, object({ helm: helmShape, version: versionShape }), 'the props');
    return readInstallChart(helm, version, path);
  }

  private render(props: ArgoCdInstallProps, chart: InstallChart | undefined): Manifest[] {
    const plan = planInstall(props, this.namespace);
    return chart === undefined ? installManifests(plan) : helmManifests(plan, chart, this.node.path);
  }

  /**
   * Adds the Application that keeps this install in sync with its own manifests in Git. It also protects the CRDs and
   * the Namespace from being pruned, wherever they are in the app. A cluster accepts the Application only after the
   * CRDs: see `ArgoCdCrds`.
   *
   * @throws if it is called twice, or if a prop is wrong.
   */
  public manageItself(props: ManageItselfProps): Application {
    return manageItself(this, props);
  }
}

/** The props that are used for more than the manifests. With a chart, helm needs all of them at synth. */
function partThatMustBePlain(props: ArgoCdInstallProps): ArgoCdInstallProps {
  const { namespace, createNamespace, patches, repositories, repositoryCredentials, clusters, helm } = { ...props };
  const { unsafePlaintext } = { ...props };
  return helm === undefined
    ? { namespace, createNamespace, patches, repositories, repositoryCredentials, clusters, unsafePlaintext }
    : props;
}

const whyNotHere =
  'it decides what else is written; but a JSON patch can add it to an object: getApiObject(…).addJsonPatch(…)';
