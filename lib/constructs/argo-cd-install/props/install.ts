import { type Patch } from '../../../core/patch/patch';
import { type ArgoCdVersion } from '../../argo-cd/release/release';
import { type ArgoCdDefect } from './defects';
import { type ArgoCdAccessProps } from './access';
import { type ArgoCdComponentProps } from './component';
import {
  type ArgoCdApplicationSetProps,
  type ArgoCdControllerProps,
  type ArgoCdDexProps,
  type ArgoCdNotificationsProps,
  type ArgoCdRedisProps,
  type ArgoCdRepoServerProps,
  type ArgoCdServerProps,
} from './components';
import { type ArgoCdPodProps } from './pod';
import { type ExtraVariable } from './pod';
import { type ArgoCdHelm } from '../chart-source/argo-cd-helm';
import { type ArgoCdLoginProps } from './logins';
import { type ArgoCdMetrics } from './monitoring';
import { type ArgoCdSettingsProps } from './settings';
import { type ArgoCdTrustProps } from './trust';

/** Which parts are installed, and into which namespace. */
export interface ArgoCdScopeProps {
  /** @default - the chart's namespace, else argocd */
  readonly namespace?: string;
  /** `false` if something outside of the app makes the Namespace. @default - true, unless the app already has it */
  readonly createNamespace?: boolean;
  /** `false` leaves the three CRDs out, for `ArgoCdCrds` in a chart of its own. @default true */
  readonly crds?: boolean;
  /**
   * A release of Argo CD, such as `v3.5.1`: any patch release of a minor version that this library knows.
   * @default - the newest version that this library knows, so that an update of it upgrades Argo CD; with `helm`, the
   * chart's
   */
  readonly version?: ArgoCdVersion;
  /**
   * `namespace` writes no ClusterRoles. Argo CD then manages other clusters, or namespaces that you give it rights in.
   * @default cluster
   */
  readonly scope?: 'cluster' | 'namespace';
  /** Leaves out API server, Dex and notifications, for one person with kubectl. @default false */
  readonly core?: boolean;
  /** Redis with Sentinel, two API servers, two repo servers. Needs three nodes. @default false */
  readonly highAvailability?: boolean;
  /** Adds the commit server, and switches the source hydrator on. @default false */
  readonly hydrator?: boolean;
  /** Renders the official Helm chart instead; all other props have the same effect. @default - the native install */
  readonly helm?: ArgoCdHelm;
}

/** The components of Argo CD. */
export interface ArgoCdComponentsProps {
  /** @default - upstream's */
  readonly server?: ArgoCdServerProps;
  /** @default - upstream's */
  readonly repoServer?: ArgoCdRepoServerProps;
  /** @default - upstream's */
  readonly controller?: ArgoCdControllerProps;
  /** @default - upstream's */
  readonly redis?: ArgoCdRedisProps;
  /** @default - upstream's */
  readonly applicationSet?: ArgoCdApplicationSetProps;
  /** @default - upstream's */
  readonly notifications?: ArgoCdNotificationsProps;
  /** @default - upstream's */
  readonly dex?: ArgoCdDexProps;
  /** The commit server of the hydrator; needs `hydrator`. @default - upstream's */
  readonly commitServer?: ArgoCdComponentProps;
}

/** What applies to all components. */
export interface ArgoCdCommonProps {
  /** Image of all containers and init containers that run Argo CD. @default - quay.io/argoproj/argocd of the version */
  readonly image?: string;
  /** @default - upstream's: Always */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /** Names of Secrets with the registry's password. @default - none */
  readonly imagePullSecrets?: readonly string[];
  /** Settings for the Pods of all components. A component's own settings win. @default - none */
  readonly pods?: Pick<ArgoCdPodProps, CommonPodKey> & {
    /** Environment variables of every component, such as HTTPS_PROXY. @default - none */
    readonly env?: Readonly<Record<string, string | Omit<ExtraVariable, 'name' | 'value'>>> | readonly ExtraVariable[];
  };
  /** Labels on every object. @default - only upstream's */
  readonly labels?: Readonly<Record<string, string>>;
  /** `default-deny` denies what no policy allows; `none` leaves all policies out. @default upstream */
  readonly networkPolicies?: 'upstream' | 'default-deny' | 'none';
  /** Monitors for the Prometheus operator. @default - none */
  readonly metrics?: ArgoCdMetrics;
  /** Defects of upstream's install to fix. @default - none, the install equals upstream's */
  readonly fixes?: 'all' | readonly ArgoCdDefect[];
}

type CommonPodKey =
  | 'nodeSelector'
  | 'tolerations'
  | 'affinity'
  | 'topologySpreadConstraints'
  | 'priorityClassName'
  | 'runtimeClassName'
  | 'hostAliases'
  | 'dnsPolicy'
  | 'dnsConfig'
  | 'podAnnotations'
  | 'podLabels';

/** What is installed for the cluster, not for a component. */
export interface ArgoCdClusterProps {
  /** Prefix of the names of cluster-wide roles. Two Argo CDs in one cluster need two prefixes. @default argocd */
  readonly clusterRolePrefix?: string;
  /**
   * Lets OpenShift choose the users of the Pods, and adds a Route to the API server.
   * @default false
   */
  readonly openShift?: boolean | { /** @default - the host of `url`, else OpenShift's own */ readonly host?: string };
  /** Lets holders of the role view see, and of edit and admin change, the objects of Argo CD. @default false */
  readonly aggregateRoles?: boolean;
  /**
   * Changes to any object except the Namespace, applied last. A patch that matches nothing is an error.
   * @default - none
   */
  readonly patches?: readonly Patch[];
  /**
   * Places with a value that looks like a secret but is not one, or that everybody may know, as the error about them
   * names them: `ConfigMap/argocd-cm data["dex.config"].connectors[0].config.token`.
   * @default - none: a plain secret is an error
   */
  readonly unsafePlaintext?: readonly string[];
}

/** Props of `ArgoCdInstall`. What is left out is as in upstream's `install.yaml`. */
export interface ArgoCdInstallProps
  extends
    ArgoCdScopeProps,
    ArgoCdComponentsProps,
    ArgoCdCommonProps,
    ArgoCdAccessProps,
    ArgoCdLoginProps,
    ArgoCdSettingsProps,
    ArgoCdTrustProps,
    ArgoCdClusterProps {}
