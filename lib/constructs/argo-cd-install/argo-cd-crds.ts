import { type Construct } from 'constructs';
import { ManifestGroup } from '../../api-objects/manifest-group';
import { demandShape } from '../../core/check/check-shape';
import { detach } from '../../core/detach';
import { object } from '../../core/check/shapes';
import { annotations } from '../../kubernetes/metadata-shape';
import { crdManifests } from '../argo-cd/release/crds';
import { defaultArgoCdVersion, type ArgoCdVersion } from '../argo-cd/release/release';
import { versionShape } from '../argo-cd/release/version-shape';
import { demandNoStandIns } from '../../api-objects/stand-ins/keep-stand-ins';

/** Props of `ArgoCdCrds`. */
export interface ArgoCdCrdsProps {
  /** @default - the newest version that this library knows */
  readonly version?: ArgoCdVersion;
  /** Annotations on each of the three CRDs. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
}

const crdsShape = object<ArgoCdCrdsProps>({ version: versionShape, annotations });

/**
 * The CustomResourceDefinitions of Argo CD: Application, ApplicationSet and AppProject.
 *
 * Use it in a chart of its own, with `crds: false` on the install. A cluster accepts Applications only after these CRDs
 * are applied and established. They are too long for client-side apply: use `kubectl apply --server-side`.
 *
 * @example
 * ```ts
 * import { Chart } from 'cdk8s';
 * import { App, ArgoCdCrds, ArgoCdInstall } from 'cdk8s-gitops';
 *
 * const app = new App();
 * new ArgoCdCrds(new Chart(app, 'crds'), 'crds'); // dist/crds.k8s.yaml is applied first
 * new ArgoCdInstall(new Chart(app, 'argo-cd'), 'argocd', { crds: false });
 * app.synth();
 * ```
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/installation/
 */
export class ArgoCdCrds extends ManifestGroup {
  constructor(scope: Construct, id: string, props: ArgoCdCrdsProps = {}) {
    super(scope, id);
    demandNoStandIns(this.node.path, props);
    demandShape(this.node.path, props, crdsShape, 'the props');
    const { version = defaultArgoCdVersion, annotations } = detach(props);
    const manifests = crdManifests(version).map((manifest) =>
      annotations === undefined ? manifest : { ...manifest, metadata: { ...manifest.metadata, annotations } },
    );
    this.addManifests(manifests, { owned: true });
  }
}
