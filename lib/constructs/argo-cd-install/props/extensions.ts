import { type ArgoCdContainerProps } from './pod';
import { type ExtraVolume } from './pod';

/**
 * A config management plugin: a sidecar of the repo server that renders manifests its own way.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/config-management-plugins/
 */
export interface ArgoCdPlugin extends Pick<ArgoCdContainerProps, 'resources' | 'env' | 'envFrom' | 'volumeMounts'> {
  /** An image with the plugin's tools. Argo CD adds its own server to the container. */
  readonly image: string;
  /** The `spec` of the ConfigManagementPlugin; it is put into the ConfigMap argocd-cmp-cm. @default - in the image */
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
  /** Version; with one, Applications refer to the plugin as NAME-VERSION. @default - none */
  readonly version?: string;
  /** The command that runs first. @default - none */
  readonly init?: ArgoCdPluginCommand;
  /** The command that prints the manifests. */
  readonly generate: ArgoCdPluginCommand;
  /** Which folders belong to the plugin. @default - none, Applications must name the plugin */
  readonly discover?: {
    readonly fileName?: string;
    readonly find?: Partial<ArgoCdPluginCommand> & { readonly glob?: string };
  };
  /** Parameters that the UI shows. @default - none */
  readonly parameters?: object;
  /** Whether to keep the modes of files. @default false */
  readonly preserveFileMode?: boolean;
  /** Whether the plugin gets the credentials for Git. @default false */
  readonly provideGitCreds?: boolean;
}

/** How the web UI looks. */
export interface ArgoCdUi {
  /** CSS. It is put into the ConfigMap argocd-styles-cm, mounted, and set as `ui.cssurl`. @default - none */
  readonly styles?: string;
  /** A banner on every page. @default - none */
  readonly banner?: {
    readonly content: string;
    readonly url?: string;
    readonly permanent?: boolean;
    readonly position?: 'top' | 'bottom' | 'both';
  };
}
