import { type InstallPlan } from '../plan/plan';

/** What values are made from. */
export interface ValueSource {
  readonly plan: InstallPlan;
  /** The tag of Argo CD's image, if it is not the chart's. @default - the chart's */
  readonly tag?: string;
}

/** A row of the table of props and the values of the chart that they become. */
export interface ValueRow {
  /** The prop, such as `server.replicas`. */
  readonly prop: string;
  /** Paths of values, such as `server.replicas`. The first that the chart has is used. */
  readonly to: readonly string[];
  /** The value. It is not set if this is undefined. */
  readonly value: (source: ValueSource) => unknown;
  /** Whether it only replaces a default of the chart that the native install does not have. @default false */
  readonly isDefault?: boolean;
  /** Whether it is left to the patches, because the chart gives the value to more than the prop does. @default false */
  readonly isPatch?: boolean;
}

/** A row for one value. */
export function row(prop: string, to: string | readonly string[], value: (source: ValueSource) => unknown): ValueRow {
  return { prop, to: [to].flat(), value };
}

/** Repository and tag of an image, as charts join them: `repository:tag`. An image without a tag is the latest one. */
export function imageValues(image: string | undefined): { readonly repository?: string; readonly tag?: string } {
  const colon = image?.lastIndexOf(':') ?? -1;
  if (image === undefined) {
    return {};
  }
  return colon < 0 || image.includes('/', colon)
    ? { repository: image, tag: 'latest' }
    : { repository: image.slice(0, colon), tag: image.slice(colon + 1) };
}
