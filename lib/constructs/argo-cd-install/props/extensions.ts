import { type ArgoCdContainerProps } from './container';
import { type ExtraVolume } from './kubernetes';

/**
 * A config management plugin: a sidecar of the repo server that renders manifests its own way.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/config-management-plugins/
 */
export interface ArgoCdPlugin extends Pick<ArgoCdContainerProps, 'resources' | 'env' | 'envFrom' | 'volumeMounts'> {
  /** An image with the plugin's tools; Argo CD adds its own server to it. */
  readonly image: string;
  /** The ConfigManagementPlugin's `spec`; it goes to the ConfigMap argocd-cmp-cm. @default - in the image */
  readonly spec?: ArgoCdPluginSpec;
  /** Volumes for `volumeMounts`. @default - none */
  readonly volumes?: readonly ExtraVolume[];
}

/** A command with its arguments. */
export interface ArgoCdPluginCommand {
  readonly command: readonly string[];
  /** @default - none */
  readonly args?: readonly string[];
}

/** What a plugin does. */
export interface ArgoCdPluginSpec {
  /** @default - none; with one, Applications name the plugin NAME-VERSION */
  readonly version?: string;
  /** Runs first. @default - nothing */
  readonly init?: ArgoCdPluginCommand;
  /** Prints manifests. */
  readonly generate: ArgoCdPluginCommand;
  /** Which folders are the plugin's. @default - Applications name the plugin */
  readonly discover?: {
    readonly fileName?: string;
    readonly find?: Partial<ArgoCdPluginCommand> & { readonly glob?: string };
  };
  /** Parameters to show in the UI. @default - none */
  readonly parameters?: object;
  /** Keep the files' modes. @default false */
  readonly preserveFileMode?: boolean;
  /** Give the plugin Git's credentials. @default false */
  readonly provideGitCreds?: boolean;
}

/** Looks of the web UI. */
export interface ArgoCdUi {
  /** CSS, put into the ConfigMap argocd-styles-cm, mounted, and named in `ui.cssurl`. @default - none */
  readonly styles?: string;
  /** A banner on every page. @default - none */
  readonly banner?: {
    readonly content: string;
    readonly url?: string;
    readonly permanent?: boolean;
    readonly position?: 'top' | 'bottom' | 'both';
  };
}
