import { getKey } from '../../../core/own-key';
import { isPlainMap } from '../../../core/plain';
import { type TypeTable } from './type-table';
import { type ValueType } from './value-type';

/** Finds what the references of one schema lead to, without files and without the network. */
export class SchemaReferences {
  private readonly names = new Map<unknown, string>();
  private readonly anchors: ReadonlyMap<string, unknown>;
  /** The references that lead out of the schema, or to nothing. */
  public readonly missed = new Set<string>();

  public constructor(
    private readonly root: unknown,
    private readonly table: TypeTable,
  ) {
    this.anchors = collectAnchors(root);
  }

  /** The name of the type that a reference leads to. Undefined if it leads out of the schema. */
  public nameOf(reference: string, read: (schema: unknown) => ValueType): string | undefined {
    const target = this.find(reference);
    if (target === undefined) {
      this.missed.add(reference);
      return undefined;
    }
    const known = isPlainMap(target) ? this.names.get(target) : undefined;
    const name = known ?? this.table.define(titleOf(reference), () => read(target));
    this.names.set(target, name);
    return name;
  }

  private find(reference: string): unknown {
    const [base = '', fragment = ''] = reference.split('#', 2);
    const start = base === '' ? this.root : this.anchors.get(base);
    if (start === undefined || fragment === '' || fragment.startsWith('/')) {
      return fragment === '' ? start : fragment.slice(1).split('/').map(unescapeStep).reduce(childOf, start);
    }
    return this.anchors.get(`#${fragment}`);
  }
}

/** The schemas that have an `$id` or an `$anchor`. The whole `$id` and its last part are names of the schema. */
function collectAnchors(root: unknown): Map<string, unknown> {
  const anchors = new Map<string, unknown>();
  const visit = (schema: unknown): void => {
    if (isPlainMap(schema)) {
      const ids = [schema.$id, schema.id].filter((id) => typeof id === 'string');
      ids
        .flatMap((id) => [id, id.replace(/#$/, ''), id.slice(id.lastIndexOf('/') + 1)])
        .forEach((id) => add(id, schema));
      [schema.$anchor, schema.$dynamicAnchor].forEach((anchor) => add(`#${String(anchor)}`, schema));
    }
    if (typeof schema === 'object' && schema !== null) {
      Object.values(schema).forEach(visit);
    }
  };
  const add = (name: string, schema: unknown): void => {
    if (name !== '' && !anchors.has(name)) {
      anchors.set(name, schema);
    }
  };
  visit(root);
  return anchors;
}

function unescapeStep(step: string): string {
  return decode(step).replaceAll('~1', '/').replaceAll('~0', '~');
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

function childOf(parent: unknown, step: string): unknown {
  if (Array.isArray(parent)) {
    return parent[Number(step)];
  }
  return isPlainMap(parent) ? getKey(parent, step) : undefined;
}

/** What a type is named after: the last step of the reference to it. */
function titleOf(reference: string): string {
  return unescapeStep(reference.slice(Math.max(reference.lastIndexOf('/'), reference.lastIndexOf('#')) + 1));
}
