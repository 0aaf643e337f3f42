import { type ApiObject } from 'cdk8s';
import { leftOut, replaceStandIns, type StandIn } from '../../core/stand-in';

/**
 * What is written for a stand-in: data that has its place in a manifest, or `leftOut`.
 *
 * @param resolve writes what is in it, as the object writes its other data
 */
export type Rendition = (standIn: StandIn, object: ApiObject, resolve: (content: unknown) => unknown) => unknown;

const byDefault: Rendition = (standIn, object, resolve) => {
  const value = standIn.valueFor(object);
  return value === leftOut ? leftOut : resolve(value);
};

let current = byDefault;

/** What is written for a stand-in now. Nothing is chosen in plain output, so that is its default. */
export const resolveStandIn: Rendition = (standIn, object, resolve) => current(standIn, object, resolve);

/** Runs a function that uses defaults, and calls another for each stand-in whose default is used. */
export function withNoted<T>(note: (standIn: StandIn) => void, run: () => T): T {
  return renderAs((standIn, object, resolve) => {
    note(standIn);
    return byDefault(standIn, object, resolve);
  }, run);
}

/** Runs a function while another rendition decides what is written for stand-ins. */
export function renderAs<T>(rendition: Rendition, run: () => T): T {
  const before = current;
  current = rendition;
  try {
    return run();
  } finally {
    current = before;
  }
}

/** Data with what is written in the place of each stand-in. */
export function resolveStandIns(data: unknown, object: ApiObject): unknown {
  return replaceStandIns(data, (standIn) =>
    resolveStandIn(standIn, object, (content) => resolveStandIns(content, object)),
  );
}
