import { type Fault, fault } from '../../../core/fault';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { componentNames } from '../plan/names';
import { type ArgoCdInstallProps } from '../props/install';

/**
 * Finds the props that a chart can't have: it has no value for them, and no object or field that could be patched.
 *
 * @param missingWith what the chart lacks for some props
 * @param sent the props that became values
 */
export function checkMapped(
  props: ArgoCdInstallProps,
  missingWith: (props: ArgoCdInstallProps) => readonly string[],
  sent: ReadonlySet<string>,
  chart: string,
): readonly Fault[] {
  const missing = missingWith(props);
  return missing.length === 0
    ? []
    : givenProps(props).flatMap((prop) => {
        const others = missingWith(withoutProp(props, prop));
        const own = missing.filter((place) => !others.includes(place));
        // A value may do the same in another way. But without its monitor, a component is not monitored at all.
        const lacking = sent.has(prop) ? own.filter((place) => place.startsWith('ServiceMonitor/')) : own;
        return lacking.length === 0 ? [] : [unmapped(prop, lacking[0], chart)];
      });
}

/** Props that hold further props. */
const groups: readonly string[] = [...Object.keys(componentNames), 'pods', 'metrics', 'ui'];

/** Props that say what is installed. A chart makes these parts in its own way. */
const variants: readonly string[] = ['namespace', 'version', 'scope', 'core', 'highAvailability', 'hydrator', 'helm'];

/** The props that are set, and that are not the place of further ones: `server.replicas`, `url`. */
function givenProps(props: ArgoCdInstallProps): string[] {
  return Object.entries(props).flatMap(([name, value]) =>
    value === undefined || variants.includes(name)
      ? []
      : groups.includes(name) && isPlainMap(value)
        ? givenIn(name, value)
        : [name],
  );
}

function givenIn(name: string, value: PlainMap): string[] {
  return Object.keys(value)
    .filter((field) => value[field] !== undefined)
    .map((field) => `${name}.${field}`);
}

/** The props without one of them. */
function withoutProp(props: ArgoCdInstallProps, prop: string): ArgoCdInstallProps {
  const [name, field] = prop.split('.');
  const all: PlainMap = { ...props };
  const group = all[name];
  all[name] = field === undefined || !isPlainMap(group) ? undefined : { ...group, [field]: undefined };
  return all as ArgoCdInstallProps;
}

function unmapped(prop: string, place: string, chart: string): Fault {
  return fault(
    'unmapped',
    prop.split('.'),
    (name) => `Cannot use ${name} with helm: the chart ${chart} has no value for it, and no ${place} to patch`,
    'leave it out, and use helm.values or patches',
  );
}
