import { excluding } from '../../../core/check/shape-faults';
import { type Fault, fault } from '../../../core/fault';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { namesCluster } from '../application-spec/destination';
import { isTextGiven } from '../release/left-out';
import { kindsOf } from './templated-texts';

/** The destination that a generator of the ApplicationSet sets in its template, and the path of that template. */
interface Override {
  readonly path: readonly (string | number)[];
  readonly destination: PlainMap;
}

/** Whether a generator or `templatePatch` names the cluster, so that the template must not name one. */
export function namesClusterLater({
  generators,
  templatePatch,
}: {
  generators: unknown;
  templatePatch?: unknown;
}): boolean {
  return (
    patchesDestination(templatePatch) || overridesOf(generators).some(({ destination }) => namesCluster(destination))
  );
}

/**
 * What is wrong with the clusters of generated Applications. Argo CD fills what a generator leaves out from the template,
 * so that an Application has server and name if each of them comes from another place, or neither if nobody names it.
 */
export function checkDestinations({ template, generators, templatePatch }: PlainMap): readonly Fault[] {
  const base = isPlainMap(template) ? destinationOf(template) : {};
  const overrides = overridesOf(generators);
  const isOpen = !namesCluster(base) && !patchesDestination(templatePatch);
  const isNamed = overrides.some(({ destination }) => namesCluster(destination));
  return overrides.flatMap(({ path, destination }) => [
    ...checkBoth(path, { ...base, ...given(destination) }),
    ...(isOpen && isNamed && !namesCluster(destination) ? [unnamed(path)] : []),
  ]);
}

function checkBoth(path: Override['path'], { server, name }: PlainMap): readonly Fault[] {
  return isTextGiven(server) && isTextGiven(name)
    ? [excluding(['server', 'name'], [...path, 'template', 'destination'], 'one is from here, the other from template')]
    : [];
}

function unnamed(path: Override['path']): Fault {
  return fault(
    'required',
    [...path, 'template', 'destination'],
    (at) => `Cannot leave out server and name of ${at}: another generator names a cluster, so that template can't`,
    "add server: 'https://kubernetes.default.svc' for the cluster that Argo CD runs in",
  );
}

/** Only the template of a generator itself counts: Argo CD ignores those within a matrix or a merge. */
function overridesOf(generators: unknown): Override[] {
  return listOf(generators).flatMap((generator, index) =>
    kindsOf(generator).map(([kind, { template }]) => ({
      path: ['generators', index, kind],
      destination: isPlainMap(template) ? destinationOf(template) : {},
    })),
  );
}

function destinationOf({ destination }: PlainMap): PlainMap {
  return isPlainMap(destination) ? destination : {};
}

function given(destination: PlainMap): PlainMap {
  return Object.fromEntries(Object.entries(destination).filter(([, value]) => isTextGiven(value)));
}

/** A patch is a template, so that it can't be read: it may name the cluster if it has these words. */
function patchesDestination(patch: unknown): boolean {
  return typeof patch === 'string' && /\bdestination\b/.test(patch) && /\b(server|name)\b/.test(patch);
}
