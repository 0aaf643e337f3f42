/** Fields of an object that a chart renders differently each time. They are left out. */
export interface MovingFields {
  readonly kind: string;
  readonly name: string;
  /** Paths as messages show them: `data.password`, `metadata.annotations["checksum/config"]`. */
  readonly fields: readonly string[];
}
