import { App, Chart } from 'cdk8s';
import { ArgoCdInstall, type ArgoCdInstallProps, type Manifest } from 'cdk8s-gitops';

/** The written objects of an install; without Namespace and CRDs, unless the props ask for them. */
export function render(props: ArgoCdInstallProps = {}): Manifest[] {
  const install = new ArgoCdInstall(new Chart(new App(), 'chart'), 'argocd', {
    createNamespace: false,
    crds: false,
    ...props,
  });
  return install.apiObjects.map((object) => object.toJson() as Manifest);
}

/** Plain JSON of any shape, for assertions. */
export interface Loose {
  readonly [field: string]: Loose;
}

/** One object of an install. */
export function find(manifests: readonly Manifest[], kind: string, name: string): Loose {
  const found = manifests.filter((manifest) => manifest.kind === kind && manifest.metadata?.name === name);
  if (found.length !== 1) {
    throw new Error(`${found.length} objects are ${kind}/${name}`);
  }
  return found[0] as unknown as Loose;
}

/** `Kind/name` of every object. */
export function labels(manifests: readonly Manifest[]): string[] {
  return manifests.map(({ kind, metadata }) => `${kind}/${metadata?.name}`);
}
