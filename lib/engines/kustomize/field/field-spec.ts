import { fieldStep, type FieldStep } from './field-step';

/** A field that a transformer works on: a path in the objects of some kinds. */
export interface FieldSpec {
  /** If it is empty or missing, every group matches. The same goes for version and kind. */
  readonly group?: string;
  readonly version?: string;
  readonly kind?: string;
  /** For example `spec/template/metadata/labels`. A slash inside a key is written `\/`. @default - no field */
  readonly path?: string;
  /** Whether missing fields on the path are created. */
  readonly create?: boolean;
}

/** The group, version and kind of an object. */
export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Whether a selector matches a group, version and kind. Empty fields of the selector match everything. */
export function selectsGvk(selector: Partial<GroupVersionKind>, gvk: Partial<GroupVersionKind>): boolean {
  return (
    (!selector.group || selector.group === (gvk.group ?? '')) &&
    (!selector.version || selector.version === (gvk.version ?? '')) &&
    (!selector.kind || selector.kind === (gvk.kind ?? ''))
  );
}

/** A spec whose path is split into steps. */
export interface CompiledFieldSpec {
  readonly spec: FieldSpec;
  readonly steps: readonly FieldStep[];
  readonly create: boolean;
}

/** Field specs, with a look-up of the specs that apply to a kind. */
export class FieldSpecs {
  private readonly byKind = new Map<GroupVersionKind, readonly CompiledFieldSpec[]>();

  constructor(public readonly list: readonly FieldSpec[]) {}

  /** The specs for objects of one group, version and kind, in their order. The result is kept for each `gvk` object. */
  public for(gvk: GroupVersionKind): readonly CompiledFieldSpec[] {
    let specs = this.byKind.get(gvk);
    if (specs === undefined) {
      specs = this.list.filter((spec) => selectsGvk(spec, gvk)).map(compile);
      this.byKind.set(gvk, specs);
    }
    return specs;
  }
}

/** Splits the path of a spec. */
export function compile(spec: FieldSpec): CompiledFieldSpec {
  return { spec, steps: splitPath(spec.path ?? '').map(fieldStep), create: spec.create ?? false };
}

/** Splits a path at its slashes. `\/` is a slash inside a key, and one slash at the start is ignored. */
export function splitPath(path: string): string[] {
  const parts = path.split('/');
  const [first, ...rest] = parts.length > 1 && parts[0] === '' ? parts.slice(1) : parts;
  const keys = [first];
  for (const part of rest) {
    const last = keys[keys.length - 1];
    if (last.endsWith('\\')) {
      keys[keys.length - 1] = `${last.slice(0, -1)}/${part}`;
    } else {
      keys.push(part);
    }
  }
  return keys;
}
