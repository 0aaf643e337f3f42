import { type ApplicationTemplate } from '../generator/application-template';
import { type Generator } from '../generator/generator';

/** Applications that are synced together in one step; all expressions must match. */
export interface RollingSyncStep {
  /** Labels of the Applications. @default - all */
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: 'In' | 'NotIn';
    readonly values: readonly string[];
  }[];
  /** How many of them are synced at once: a number, or a percentage such as `25%`. @default 100% */
  readonly maxUpdate?: number | string;
}

/**
 * The order in which generated Applications are synced.
 * Argo CD's parameter `applicationsetcontroller.enable.progressive.syncs` must be on.
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

/** Which changes of the ApplicationSet are made to generated Applications. */
export interface ApplicationSetSyncPolicy {
  /** What the controller may do with generated Applications. @default sync */
  readonly applicationsSync?: 'create-only' | 'create-update' | 'create-delete' | 'sync';
}

/** Fields in which generated Applications may differ from the template. */
export interface ApplicationDifferences {
  /** Name of the Application. @default - all Applications */
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
  /** The Application that is made from each set of parameters. */
  readonly template: ApplicationTemplate;
  /** A strategic merge patch as YAML text with parameters, for fields that are not text. @default - none */
  readonly templatePatch?: string;
  /** `true`: Go templates with Sprig's functions. `false`: the older form `{{name}}`. @default true */
  readonly goTemplate?: boolean;
  /** @default - ['missingkey=error'] with Go templates, so that a misspelt parameter is an error */
  readonly goTemplateOptions?: readonly string[];
  /** @default - the controller creates, updates and deletes */
  readonly syncPolicy?: ApplicationSetSyncPolicy;
  /** @default - all at once */
  readonly strategy?: ApplicationSetStrategy;
  /** Labels and annotations that others may set on Applications. @default - none */
  readonly preservedFields?: { readonly labels?: readonly string[]; readonly annotations?: readonly string[] };
  /** Fields in which generated Applications may differ from the template. @default - none */
  readonly ignoreApplicationDifferences?: readonly ApplicationDifferences[];
}
