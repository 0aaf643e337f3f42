/** Monitoring by the Prometheus operator. */
export interface ArgoCdMetrics {
  /** A ServiceMonitor for each component that has metrics. @default - none */
  readonly serviceMonitors?: ArgoCdServiceMonitors;
  /** A PrometheusRule with alerts and recorded values. @default - none */
  readonly rules?: ArgoCdPrometheusRule;
  /** Labels of Applications to put on `argocd_app_labels`. @default - none */
  readonly applicationLabels?: readonly string[];
}

/**
 * What the ServiceMonitors of all components have.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.Endpoint
 */
export interface ArgoCdServiceMonitors {
  /** Labels by which your Prometheus selects monitors. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** How often Prometheus reads the metrics, such as `30s`. @default - Prometheus' own */
  readonly interval?: string;
  /** How long reading may take, such as `10s`. @default - Prometheus' own */
  readonly scrapeTimeout?: string;
  /** Keeps labels of the metrics that have the name of a label of the target. @default false */
  readonly honorLabels?: boolean;
  /** Changes labels of targets before they are read. @default - none */
  readonly relabelings?: readonly ArgoCdRelabeling[];
  /** Changes or drops metrics before they are stored. @default - none */
  readonly metricRelabelings?: readonly ArgoCdRelabeling[];
}

/** One step that changes labels. */
export interface ArgoCdRelabeling {
  /** Labels whose values are joined and compared. @default - none */
  readonly sourceLabels?: readonly string[];
  /** @default - `;` */
  readonly separator?: string;
  /** The label that gets the result. @default - none */
  readonly targetLabel?: string;
  /** A regular expression of RE2. @default - `(.*)` */
  readonly regex?: string;
  /** For the action `hashmod`. @default - none */
  readonly modulus?: number;
  /** @default - `$1` */
  readonly replacement?: string;
  /** Such as `replace`, `keep`, `drop`, `labelmap`, `labeldrop`. @default replace */
  readonly action?: string;
}

/**
 * A PrometheusRule.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusRule
 */
export interface ArgoCdPrometheusRule {
  /** Labels by which your Prometheus selects rules. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Groups of rules; Prometheus evaluates the rules of a group one after another. */
  readonly groups: readonly ArgoCdRuleGroup[];
}

/** A group of rules. */
export interface ArgoCdRuleGroup {
  readonly name: string;
  /** How often the rules are evaluated, such as `1m`. @default - Prometheus' own */
  readonly interval?: string;
  readonly rules: readonly ArgoCdRule[];
}

/** An alert, or a value to record: exactly one of `alert` and `record`. */
export interface ArgoCdRule {
  /** Name of the alert. @default - none */
  readonly alert?: string;
  /** Name of the metric that is recorded. @default - none */
  readonly record?: string;
  /** An expression of PromQL, such as `argocd_app_info{sync_status!="Synced"} == 1`. */
  readonly expr: string;
  /** How long the expression must be true before the alert fires, such as `15m`. @default - at once */
  readonly for?: string;
  /** @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Texts for people, such as `summary`. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
}
