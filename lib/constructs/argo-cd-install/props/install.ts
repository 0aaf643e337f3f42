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
import { type ArgoCdPodProps } from './container';
import { type ExtraVariable } from './kubernetes';
import { type ArgoCdLoginProps } from './logins';
import { type ArgoCdSettingsProps } from './settings';
import { type ArgoCdTrustProps } from './trust';

/** What is installed, and where. */
export interface ArgoCdScopeProps {
  /** @default - the chart's namespace, else argocd */
  readonly namespace?: string;
  /** `false` where something outside of the app makes the Namespace. @default - true, unless the app has it already */
  readonly createNamespace?: boolean;
  /** `false` leaves the three CRDs out, for `ArgoCdCrds` in a chart of its own. @default true */
  readonly crds?: boolean;
  /** @default - the newest that this library knows */
  readonly version?: ArgoCdVersion;
  /** `namespace`: no ClusterRoles; Argo CD manages other clusters, or namespaces that you give it rights in. @default cluster */
  readonly scope?: 'cluster' | 'namespace';
  /** Without API server, Dex and notifications: for one person with kubectl. @default false */
  readonly core?: boolean;
  /** Redis with Sentinel, two API servers, two repo servers. Needs three nodes. @default false */
  readonly highAvailability?: boolean;
  /** The commit server, and the source hydrator switched on. @default false */
  readonly hydrator?: boolean;
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

/** What concerns all components at once. */
export interface ArgoCdCommonProps {
  /** Argo CD's own image, in every container and init container that runs it. @default - quay.io/argoproj/argocd of the version */
  readonly image?: string;
  /** @default - upstream's: Always */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /** Names of Secrets with the registry's password. @default - none */
  readonly imagePullSecrets?: readonly string[];
  /** For the pods of all components; what a component says itself wins. @default - none */
  readonly pods?: Pick<ArgoCdPodProps, CommonPodKey> & {
    /** Environment of every component, such as HTTPS_PROXY. @default - none */
    readonly env?: Readonly<Record<string, string | Omit<ExtraVariable, 'name' | 'value'>>> | readonly ExtraVariable[];
  };
  /** Labels on every object. @default - none beside upstream's */
  readonly labels?: Readonly<Record<string, string>>;
  /** `default-deny` adds a policy that shuts what no other opens; `none` leaves all policies out. @default upstream */
  readonly networkPolicies?: 'upstream' | 'default-deny' | 'none';
  /** Monitors for the Prometheus operator. @default - none */
  readonly metrics?: ArgoCdMetrics;
  /** What upstream gets wrong and you want mended. @default - nothing, the install equals upstream's */
  readonly mend?: 'all' | readonly ArgoCdDefect[];
}

type CommonPodKey =
  | 'nodeSelector'
  | 'tolerations'
  | 'affinity'
  | 'topologySpreadConstraints'
  | 'priorityClassName'
  | 'runtimeClassName'
  | 'hostAliases'
  | 'podAnnotations'
  | 'podLabels';

/** Monitoring by the Prometheus operator. */
export interface ArgoCdMetrics {
  /** A ServiceMonitor for each component that has metrics. @default - none */
  readonly serviceMonitors?: {
    /** Labels that your Prometheus selects. @default - none */
    readonly labels?: Readonly<Record<string, string>>;
    /** Such as `30s`. @default - Prometheus' own */
    readonly interval?: string;
  };
  /** Labels of Applications to put on `argocd_app_labels`. @default - none */
  readonly applicationLabels?: readonly string[];
}

/** What stands beside the components. */
export interface ArgoCdClusterProps {
  /** Begin of the names of cluster-wide roles: two Argo CDs in one cluster need two. @default argocd */
  readonly clusterRolePrefix?: string;
  /**
   * OpenShift chooses the users of the pods, and a Route leads to the API server.
   * @default false
   */
  readonly openShift?: boolean | { /** @default - the host of `url`, else OpenShift's own */ readonly host?: string };
  /** Lets holders of the roles view, edit and admin see, respectively change, Argo CD's objects. @default false */
  readonly aggregateRoles?: boolean;
  /**
   * Changes to any object, applied last. One that matches nothing is an error. The Namespace is no part of it.
   * @default - none
   */
  readonly patches?: readonly Patch[];
}

/** Props of `ArgoCdInstall`. Everything left out is as in upstream's `install.yaml`. */
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
