import { type ApplicationTemplate } from './application-template';
import { type Generator } from './generator';

/** Applications that are synced together in one step; all expressions must match. */
export interface RollingSyncStep {
  /** Labels of the Applications. @default - all */
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: 'In' | 'NotIn';
    readonly values: readonly string[];
  }[];
  /** How many of them at once: a number, or a percentage as in `25%`. @default 100% */
  readonly maxUpdate?: number | string;
}

/**
 * In what order generated Applications are synced.
 * Needs `applicationsetcontroller.enable.progressive.syncs` among Argo CD's parameters.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Progressive-Syncs/
 */
export type ApplicationSetStrategy =
  | { readonly type: 'AllAtOnce'; readonly rollingSync?: never; readonly deletionOrder?: never }
  | {
      readonly type: 'RollingSync';
      readonly rollingSync: { readonly steps: readonly RollingSyncStep[] };
      /** `Reverse` deletes in the opposite order of the steps. @default AllAtOnce */
      readonly deletionOrder?: 'AllAtOnce' | 'Reverse';
    };

/** How generated Applications follow the ApplicationSet. */
export interface ApplicationSetSyncPolicy {
  /** What the controller may do with them. @default sync */
  readonly applicationsSync?: 'create-only' | 'create-update' | 'create-delete' | 'sync';
}

/** Fields that generated Applications may change by themselves. */
export interface ApplicationDifferences {
  /** Name of the Application. @default - all of them */
  readonly name?: string;
  /** @default - none */
  readonly jsonPointers?: readonly string[];
  /** @default - none */
  readonly jqPathExpressions?: readonly string[];
}

/**
 * The fields of an ApplicationSet's `spec`.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/
 */
export interface ApplicationSetSpec {
  /** Where parameters come from. */
  readonly generators: readonly [Generator, ...Generator[]];
  /** What is made of each set of parameters. */
  readonly template: ApplicationTemplate;
  /** A strategic merge patch as YAML text, with parameters, for what is no text. @default - none */
  readonly templatePatch?: string;
  /** Go templates with Sprig's functions; without, the older `{{name}}`. @default true */
  readonly goTemplate?: boolean;
  /** @default - ['missingkey=error'] with Go templates, so that a misspelt parameter is an error */
  readonly goTemplateOptions?: readonly string[];
  /** @default - the controller creates, updates and deletes */
  readonly syncPolicy?: ApplicationSetSyncPolicy;
  /** @default - all at once */
  readonly strategy?: ApplicationSetStrategy;
  /** Labels and annotations of Applications that others may set. @default - none */
  readonly preservedFields?: { readonly labels?: readonly string[]; readonly annotations?: readonly string[] };
  /** Fields that generated Applications may change by themselves. @default - none */
  readonly ignoreApplicationDifferences?: readonly ApplicationDifferences[];
}
