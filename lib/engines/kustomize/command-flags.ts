import { type BuildContext } from './rule/build-context';
import { type Target } from './rule/target';

/** Flags of kubectl that change what is built. Fields of kustomization.yaml have replaced them. */
export interface CommandFlags {
  /** @default - as `sortOptions` orders it */
  readonly reorder?: 'legacy' | 'none';
  /** @default false */
  readonly enableManagedbyLabel?: boolean;
  /** API versions for charts that name none. @default - none */
  readonly helmApiVersions?: readonly string[];
  /** The Kubernetes version for charts that name none. @default - that of helm */
  readonly helmKubeVersion?: string;
  /** Whether helm's errors have more details. @default false */
  readonly helmDebug?: boolean;
}

const deprecated = {
  reorder: "Flag --reorder has been deprecated, use the new 'sortOptions' field in kustomization.yaml instead.",
  enableManagedbyLabel:
    'Flag --enable-managedby-label has been deprecated, The flag `enable-managedby-label` has been deprecated. ' +
    'Use the `managedByLabel` option in the `buildMetadata` field instead.',
};

const sortedTwice =
  "Warning: Sorting order is set both in 'kustomization.yaml' ('sortOptions') and in a CLI flag ('--reorder'). " +
  'Using the kustomization file over the CLI flag.';

/** The kustomization with flags as fields, and with the warnings of kubectl. `sortOptions` in the file wins. */
export function withCommandFlags(target: Target, flags: CommandFlags, context: BuildContext): Target {
  warningsAbout(flags, target).forEach((warning) => context.warn(warning));
  const { spec } = target;
  const order = flags.reorder === 'none' ? 'fifo' : 'legacy';
  const sortOptions = spec.sortOptions ?? (flags.reorder === undefined ? undefined : { order });
  const label = flags.enableManagedbyLabel ? ['managedByLabel'] : [];
  return { ...target, spec: { ...spec, sortOptions, buildMetadata: [...(spec.buildMetadata ?? []), ...label] } };
}

function warningsAbout({ reorder, enableManagedbyLabel }: CommandFlags, { spec }: Target): string[] {
  return [
    ...(reorder === undefined ? [] : [deprecated.reorder]),
    ...(enableManagedbyLabel ? [deprecated.enableManagedbyLabel] : []),
    ...(reorder === undefined || spec.sortOptions === undefined ? [] : [sortedTwice]),
  ];
}
