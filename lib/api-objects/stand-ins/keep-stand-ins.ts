import { GitOpsError } from '../../core/error';
import { demandNoFaults, type Fault, fault } from '../../core/fault';
import { describeManifest, type Manifest } from '../../core/manifest';
import { type Path } from '../../core/path-text';
import { sameJson } from '../../core/same-json';
import { leftOut, replaceStandIns, type StandIn, standInsIn, withDefaults } from '../../core/stand-in';

/**
 * What `render` makes of props, with stand-ins where the props have them. It is tried with the defaults and with other
 * values: the stand-ins must come out where their values do. So none can get lost, and none can decide what is written.
 *
 * @param rendered what `render` makes of the defaults
 * @param render renders props that are not checked again
 * @param why why a stand-in can't be in its place, as a sentence, which may depend on the place
 * @throws if a stand-in is in a place that can't have one; the error names all of them
 */
export function keepStandIns<P, R>(where: string, props: P, rendered: R, render: (props: P) => R, why?: Why): R {
  const all = standInsIn(props);
  if (all.length === 0) {
    return rendered;
  }
  const kept = findKept(props, all, render);
  if (kept !== undefined) {
    return kept;
  }
  const isLostAlone = ({ title }: StandIn): boolean => {
    const alone = onlyStandIn(props, title);
    return findKept(alone, standInsIn(alone), render) === undefined;
  };
  const lost = all.filter(({ standIn }) => isLostAlone(standIn));
  demandNoFaults(
    where,
    (lost.length > 0 ? lost : all).map((found) => cannotKeep(found, why)),
    'the props',
  );
  return rendered;
}

/**
 * Demands that props have no stand-ins, for a construct whose objects are computed from its props.
 *
 * @param why why they can't have one, as a sentence
 * @throws one error that names all of them
 */
export function demandNoStandIns(where: string, props: unknown, why?: string): void {
  const faults = standInsIn(props).map((found) => cannotKeep(found, why));
  demandNoFaults(where, faults, 'the props');
}

/**
 * Demands that what is rendered of another object's values is the same as of their defaults.
 *
 * @throws if a value decides what is written
 */
export function demandSame(where: string, kept: Manifest, plain: Manifest): void {
  if (!sameJson(withDefaults(kept), plain)) {
    const what = `Cannot make ${describeManifest(plain)}: values that are chosen later decide what is written`;
    throw new GitOpsError({
      rule: 'value-place',
      where,
      what,
      fix: 'use plain values for the names, numbers and protocols of ports',
    });
  }
}

/** Why a stand-in can't be in a place. Undefined stands for the usual reason. */
type Why = string | ((path: Path) => string | undefined);

/** Props that have defaults in the place of all stand-ins but one. */
function onlyStandIn<P>(props: P, title: string): P {
  return replaceStandIns(props, (each) => (each.title === title ? each.self : each.valueFor())) as P;
}

function cannotKeep({ path, standIn }: { readonly path: Path; readonly standIn: StandIn }, why?: Why): Fault {
  const reason =
    (typeof why === 'function' ? why(path) : why) ?? 'it decides what else is written, so it must be known at synth';
  return fault('value-place', path, (at) => `Cannot use ${standIn.title} as ${at}: ${reason}`, 'use a plain value');
}

/** What a value may be in a trial. */
type Choice = (standIn: StandIn) => unknown;

const byDefault: Choice = (standIn) => standIn.valueFor();

/** What is rendered with stand-ins, if that is the same as rendering the values, whatever they are. */
function findKept<P, R>(
  props: P,
  all: readonly { readonly standIn: StandIn }[],
  render: (props: P) => R,
): R | undefined {
  try {
    const kept = render(props);
    const arrived = new Set(standInsIn(kept).map(({ standIn }) => standIn.title));
    const choices = [byDefault, ...all.map(({ standIn }) => otherChoice(standIn))];
    const isSame = (choice: Choice): boolean =>
      sameJson(replaceStandIns(kept, choice), render(replaceStandIns(props, choice) as P));
    return all.every(({ standIn }) => arrived.has(standIn.title)) && choices.every(isSame) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Another value for one stand-in, and the defaults for all others. */
function otherChoice({ title }: StandIn): Choice {
  return (standIn) => (standIn.title === title ? otherValue(standIn) : standIn.valueFor());
}

function otherValue(standIn: StandIn): unknown {
  const { switched } = standIn;
  const value = standIn.valueFor();
  if (switched !== undefined) {
    return value === leftOut ? switched.content : leftOut;
  }
  switch (typeof value) {
    case 'boolean':
      return !value;
    case 'number':
      return value + 1;
    case 'string':
      return `${value}x`;
    default:
      return Array.isArray(value) ? [] : {};
  }
}
