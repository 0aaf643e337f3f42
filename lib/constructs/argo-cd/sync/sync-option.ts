/** Names of the options that are true or false. */
const syncSwitches = [
  'ApplyOutOfSyncOnly',
  'ClientSideApplyMigration',
  'CreateNamespace',
  'FailOnSharedResource',
  'Force',
  'PruneLast',
  'Replace',
  'RespectIgnoreDifferences',
  'ServerSideApply',
  'SkipDryRunOnMissingResource',
  'Validate',
] as const;

/** Every option with every value that Argo CD knows for it. */
export const knownSyncOptions: readonly string[] = [
  ...syncSwitches.flatMap((name) => [`${name}=true`, `${name}=false`]),
  ...['Delete', 'Prune'].flatMap((name) => ['true', 'false', 'confirm'].map((value) => `${name}=${value}`)),
  ...['foreground', 'background', 'orphan'].map((value) => `PrunePropagationPolicy=${value}`),
];

/** The names of all options. */
export const syncOptionNames: readonly string[] = [
  ...new Set(knownSyncOptions.map((option) => option.split('=')[0] ?? '')),
];

/**
 * An option of a sync. Argo CD ignores options that it does not know, so this library refuses them.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/
 */
export type SyncOption =
  | `${(typeof syncSwitches)[number]}=${boolean}`
  | `${'Delete' | 'Prune'}=${boolean | 'confirm'}`
  | `PrunePropagationPolicy=${'foreground' | 'background' | 'orphan'}`;
