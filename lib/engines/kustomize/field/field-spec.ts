/** Where a transformer looks: a path in the objects of some kinds. */
export interface FieldSpec {
  /** Empty or missing matches every group; so for version and kind. */
  readonly group?: string;
  readonly version?: string;
  readonly kind?: string;
  /** `spec/template/metadata/labels`; a slash inside a key is written `\/`. */
  readonly path: string;
  /** Whether what is missing on the way is made. */
  readonly create?: boolean;
}

/** The group, version and kind of an object. */
export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Whether a selector, whose empty parts match everything, takes a group, version and kind. */
export function selectsGvk(selector: Partial<GroupVersionKind>, gvk: Partial<GroupVersionKind>): boolean {
  return (
    (!selector.group || selector.group === (gvk.group ?? '')) &&
    (!selector.version || selector.version === (gvk.version ?? '')) &&
    (!selector.kind || selector.kind === (gvk.kind ?? ''))
  );
}

/** A spec whose path is taken apart, ready to be followed. */
export interface CompiledFieldSpec {
  readonly spec: FieldSpec;
  readonly path: readonly string[];
  readonly create: boolean;
}

/** Field specs that know, per kind, which of them apply. */
export class FieldSpecs {
  private readonly byKind = new Map<GroupVersionKind, readonly CompiledFieldSpec[]>();

  constructor(public readonly list: readonly FieldSpec[]) {}

  /** The specs for objects of one group, version and kind, in their order; remembered for each object given. */
  public for(gvk: GroupVersionKind): readonly CompiledFieldSpec[] {
    let specs = this.byKind.get(gvk);
    if (specs === undefined) {
      specs = this.list.filter((spec) => selectsGvk(spec, gvk)).map(compile);
      this.byKind.set(gvk, specs);
    }
    return specs;
  }
}

/** Takes the path of a spec apart. */
export function compile(spec: FieldSpec): CompiledFieldSpec {
  return { spec, path: splitPath(spec.path), create: spec.create ?? false };
}

/** Takes a path apart at its slashes; `\/` is a slash inside a key, and one slash in front says nothing. */
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
