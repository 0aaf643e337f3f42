import { type PlainMap } from '../../core/plain';

/** What becomes of a chart's hooks: they stay ordinary objects, are left out, or get the annotations of Argo CD. */
export type HelmHooks = 'keep' | 'drop' | 'argo-cd';

/** A chart, and everything that its render depends on. */
export interface RenderRequest {
  /** The place that asks for the render, for messages: a construct path. */
  readonly where: string;
  /** A folder or an archive, relative to the working folder. */
  readonly chart: string;
  /** The chart as messages name it, such as `redis 20.1.0`. @default - the path */
  readonly shown?: string;
  readonly releaseName: string;
  readonly namespace: string;
  /** They win over those of the files. Undefined is left out, and null deletes a default of the chart. @default - none */
  readonly values?: Readonly<PlainMap>;
  /** YAML files with values, relative to the working folder. Later ones win. @default - none */
  readonly valueFiles?: readonly string[];
  /** The Kubernetes version that the chart sees, of two or three numbers. @default 1.36.0 */
  readonly kubeVersion?: string;
  /** API versions that the chart sees in addition to those that helm knows. @default - none */
  readonly apiVersions?: readonly string[];
  /** Whether the files of the chart's folder `crds/` are objects of the render. @default true */
  readonly includeCrds?: boolean;
  /** Whether tests of the release are objects of the render. @default false */
  readonly testHooks?: boolean;
  /** @default keep */
  readonly hooks?: HelmHooks;
  /** The program: a name in PATH, or a path. @default - that of the variable HELM, or helm */
  readonly helmCommand?: string;
  /** Whether the chart is rendered twice, to see what is different each time. @default false */
  readonly twice?: boolean;
}

/** The Kubernetes version that charts see if the request has none. */
export const defaultKubeVersion = '1.36.0';
