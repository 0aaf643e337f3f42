/** An object before and after a strategic merge patch. */
export interface Merged {
  /** `Kind/name` */
  readonly object: string;
  readonly before: unknown;
  readonly patch: unknown;
  readonly after: unknown;
}
