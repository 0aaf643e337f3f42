import { demandNoFaults, fault } from '../../../core/fault';
import { type Manifest } from '../../../core/manifest';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { checkPods } from '../check/check-pods';
import { withoutFixedUsers } from '../extras/open-shift';
import { type InstallPlan } from '../plan/plan';
import { planInstall } from '../plan/plan-install';
import { type ArgoCdInstallProps } from '../props/install';
import { carryChange, carryFields, type Carried } from './carry-objects';
import { withReaders, withRedisPassword } from './complete-environment';
import { absentWorkloads, fitVariant, renameClusterRoles, withLabels } from './fit-variant';
import { checkClashes } from '../helm-values/check-clashes';
import { mapValues, type MappedValues, mergeValues } from '../helm-values/map-values';
import { withChecksums } from './with-checksums';
import { checkMapped } from './check-mapped';
import { type ValueSource } from '../helm-values/value-row';
import { valueRows } from '../helm-values/value-rows';
import { plainVariant, variantOf, withoutNames } from './variants';

/** What an install from a chart is made of. */
export interface ChartInstall {
  /** The install's construct path, for messages. */
  readonly where: string;
  readonly source: ValueSource;
  /** Name and version of the chart, for messages. */
  readonly shown: string;
  /** The chart's own values. */
  readonly known: PlainMap;
  /** Writes the native install. */
  readonly writeNative: (plan: InstallPlan) => Manifest[];
  /** Renders the chart with values. */
  readonly render: (values: PlainMap) => readonly Manifest[];
}

/**
 * The objects of an install from a chart. The props become values as far as the chart has them. Then the changes that
 * they make to the native install are made to the objects of the chart as well, so that each prop has the same effect.
 *
 * @throws if a prop and a value contradict each other, or if the chart can't have a prop
 */
export function manifestsFromChart(install: ChartInstall): Manifest[] {
  const { where, source, known } = install;
  const { plan } = source;
  const mapped = mapValues(valueRows, source, known);
  const given = plan.props.helm?.values ?? {};
  demandNoFaults(where, checkClashes(mapped.sources, given));
  const values = mergeValues(mergeValues(mapped.defaults, mapped.set), given);
  const rendered = fitVariant(plan, install.render(values).map(withoutNulls));
  demandComponents(install, rendered);
  const carried = carryProps(install, rendered, mapped);
  const finished = withReaders(plan, install.writeNative(planOf(plan, plan.props)), carried);
  return withLabels(plan, renameClusterRoles(plan, withChecksums(rendered, finished)));
}

/** Makes the changes that the props make natively. */
function carryProps(install: ChartInstall, rendered: readonly Manifest[], { sources }: MappedValues): Manifest[] {
  const { where, source, shown } = install;
  const { plan } = source;
  const { manifests } = carry(install, plan.props, rendered);
  const sent = new Set(sources.filter(({ isSent }) => isSent).map(({ prop }) => prop));
  const missingWith = (props: ArgoCdInstallProps): readonly string[] => carry(install, props, rendered).missing;
  demandNoFaults(where, checkMapped(plan.props, missingWith, sent, shown));
  const secured = withRedisPassword(plan, manifests);
  return plan.props.openShift === undefined || plan.props.openShift === false
    ? secured
    : secured.map(withoutFixedUsers);
}

function carry(install: ChartInstall, props: ArgoCdInstallProps, rendered: readonly Manifest[]): Carried {
  const { source, writeNative, where } = install;
  const write = (variant: ArgoCdInstallProps): Manifest[] => writeNative(planOf(source.plan, variant));
  const variant = write(variantOf(props));
  const after = write(withoutNames(props));
  demandNoFaults(where, after.flatMap(checkPods));
  const fitted = carryFields({ before: write(plainVariant(props)), after: variant }, rendered);
  return carryChange({ before: variant, after }, fitted.manifests);
}

function planOf({ namespace, version }: InstallPlan, props: ArgoCdInstallProps): InstallPlan {
  return planInstall({ ...props, version, crds: false }, namespace);
}

/** A chart that lacks a component has no value that switches it on. */
function demandComponents({ where, source, shown }: ChartInstall, rendered: readonly Manifest[]): void {
  const what = (name: string): string => `Cannot install ${name} with helm: the chart ${shown} does not make it`;
  const fix = 'use another version of the chart, or leave out the prop or value that needs or renames it';
  const faults = absentWorkloads(source.plan, rendered).map((name) => fault('unmapped', ['helm'], what(name), fix));
  demandNoFaults(where, faults);
}

/** The API server treats null as a field that is not set. */
function withoutNulls(manifest: Manifest): Manifest {
  return manifest.kind === 'CustomResourceDefinition' ? manifest : (dropNulls(manifest) as Manifest);
}

function dropNulls(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(dropNulls);
  }
  return isPlainMap(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, dropNulls(inner)] as const])),
      )
    : value;
}
