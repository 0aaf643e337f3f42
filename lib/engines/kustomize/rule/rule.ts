/** A rule of a kustomization file: one entry of a list field, or a field that is a rule on its own. */
export interface Rule {
  /** The field, such as `images` or `namePrefix`. */
  readonly field: string;
  /** The entry's index in the field's list. */
  readonly index?: number;
  /** Its place: `overlays/prod/kustomization.yaml:12:3`, or a construct path. */
  readonly where: string;
  /** Whether it is a rule of a Component, which is written for several kustomizations. */
  readonly isOfComponent?: boolean;
  /** The entry as written. */
  readonly spec: unknown;
}
