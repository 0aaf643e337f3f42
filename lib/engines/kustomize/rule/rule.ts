/** A rule of a kustomization file: one entry of a list field, or a field that is a rule by itself. */
export interface Rule {
  /** The field: `images`, `namePrefix`. */
  readonly field: string;
  /** Which entry of the field's list. */
  readonly index?: number;
  /** Where it stands: `overlays/prod/kustomization.yaml:12:3`, or a construct path. */
  readonly where: string;
  /** The entry as written. */
  readonly spec: unknown;
}
