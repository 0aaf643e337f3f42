import { type ArgoCdVersion, type ReleaseStructure } from '../../argo-cd/release/release';
import { type ComponentKey } from './names';
import { type ArgoCdDefect } from '../props/defects';
import { type ArgoCdInstallProps } from '../props/install';

/** The result of the props. Every component is written from this, and from nothing else. */
export interface InstallPlan {
  readonly version: ArgoCdVersion;
  readonly namespace: string;
  readonly clusterScope: boolean;
  readonly core: boolean;
  readonly highAvailability: boolean;
  /** The components that are written. */
  readonly components: ReadonlySet<ComponentKey>;
  /** The components with `enabled: false`. Network policies leave them out, unlike those that a variant lacks. */
  readonly disabled: ReadonlySet<ComponentKey>;
  /** Data of argocd-cmd-params-cm. */
  readonly params: Readonly<Record<string, string>>;
  /** Data of argocd-cm. */
  readonly config: Readonly<Record<string, string>>;
  /** The keys of both ConfigMaps whose value differs from upstream's variant. */
  readonly changed: { readonly params: ReadonlySet<string>; readonly config: ReadonlySet<string> };
  readonly images: Readonly<Record<'argocd' | 'redis' | 'dex' | 'haproxy', string>>;
  readonly structure: ReleaseStructure;
  readonly fixes: ReadonlySet<ArgoCdDefect>;
  readonly props: ArgoCdInstallProps;
}
