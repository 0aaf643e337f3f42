import { type ApiObject, ApiObjectMetadataDefinition, type OwnerReference } from 'cdk8s';
import { detach } from '../core/detach';
import { getKey, setKey } from '../core/own-key';
import { isPlainMap, type PlainMap } from '../core/plain';
import { findStandIn } from '../core/stand-in';
import { GitOpsError } from '../core/error';

/** The object of the metadata, with what it gets from its chart. */
interface StampedObject extends ApiObject {
  /** The chart's namespace, if the object should get it, as far as is known now. */
  stampedNamespace(): string | undefined;
  /** Whether a definition that comes later in the tree can change `stampedNamespace`. */
  hasLateNamespace(): boolean;
}

const lateNamespace: PropertyDescriptor = {
  enumerable: true,
  get(this: ManifestMetadataDefinition) {
    return this.currentNamespace();
  },
};

/**
 * The metadata of a `ManifestObject`: that of the manifest, with null and empty maps, and what later code adds.
 * The class of cdk8s drops empty values, and adds a name if there is none.
 */
export class ManifestMetadataDefinition extends ApiObjectMetadataDefinition {
  private content: unknown;
  private readonly object: StampedObject;

  /**
   * @param content the manifest's metadata, which may be missing; later additions change it
   * @param chartLabels labels that the object gets, unless it sets them itself
   */
  constructor(object: StampedObject, content: unknown, chartLabels: Readonly<Record<string, string>>) {
    const namespace = ownNamespace(content) ?? object.stampedNamespace();
    // Cdk8s deletes apiObject from these options and keeps the rest. V8 undoes the last property cheaply. The deletion
    // of another would turn the options into a hash table, of several hundred bytes for each object.
    super({ name: object.name, namespace, apiObject: object });
    this.content = content;
    this.object = object;
    // Each object of cdk8s' class has a field `namespace`, which hides a getter of this class. A getter in its place
    // turns the object into a hash table of 800 bytes, so only an object that needs one gets it.
    if (ownNamespace(content) === undefined && object.hasLateNamespace()) {
      Object.defineProperty(this, 'namespace', lateNamespace);
    }
    if (Object.keys(chartLabels).length > 0) {
      setKey(this.edit(), 'labels', { ...chartLabels, ...this.entries('labels') });
    }
  }

  public override addLabel(key: string, value: string): void {
    setKey(this.editEntries('labels'), key, value);
  }

  public override getLabel(key: string): string | undefined {
    return getKey(this.entries('labels'), key) as string | undefined;
  }

  public override addAnnotation(key: string, value: string): void {
    setKey(this.editEntries('annotations'), key, value);
  }

  public override addFinalizers(...finalizers: string[]): void {
    this.append('finalizers', finalizers);
  }

  public override addOwnerReference(owner: OwnerReference): void {
    this.append('ownerReferences', [owner]);
  }

  public override add(key: string, value: unknown): void {
    setKey(this.edit(), key, value);
    if (key === 'namespace') {
      Object.defineProperty(this, key, { value: this.currentNamespace(), enumerable: true });
    }
  }

  /** The metadata as it is written; undefined if the manifest has none and nothing was added. */
  public override toJson(): unknown {
    return detach(this.current());
  }

  /**
   * What `toJson` returns a copy of. Do not change it.
   *
   * @internal
   */
  public current(): unknown {
    const stamped = ownNamespace(this.content) === undefined ? this.object.stampedNamespace() : undefined;
    return stamped === undefined ? this.content : withNamespace(asMap(this.content), stamped);
  }

  /** @internal */
  public currentNamespace(): string | undefined {
    return ownNamespace(this.content) ?? this.object.stampedNamespace();
  }

  private entries(field: string): PlainMap {
    const entries = asMap(this.content)[field];
    demandNoStandIn(this.object, field, entries);
    return asMap(entries);
  }

  private edit(): PlainMap {
    const content = asMap(this.content);
    this.content = content;
    return content;
  }

  private editEntries(field: string): PlainMap {
    const entries = this.entries(field);
    setKey(this.edit(), field, entries);
    return entries;
  }

  private append(field: string, values: readonly unknown[]): void {
    const list = this.edit()[field];
    demandNoStandIn(this.object, field, list);
    setKey(this.edit(), field, [...(Array.isArray(list) ? (list as unknown[]) : []), ...values]);
  }
}

/** What is added to a value that is chosen later would be lost. */
function demandNoStandIn({ node }: ApiObject, field: string, value: unknown): void {
  const standIn = findStandIn(value);
  if (standIn !== undefined) {
    const what = `Cannot add to ${field} or read them: they are ${standIn.title}, which is chosen later`;
    throw new GitOpsError({ rule: 'value-place', where: node.path, what, fix: `use a map of values as ${field}` });
  }
}

function asMap(value: unknown): PlainMap {
  return isPlainMap(value) ? value : {};
}

/** A copy with the namespace after the name, where people look for it. */
function withNamespace(metadata: PlainMap, namespace: string): PlainMap {
  const { name, ...rest } = metadata;
  return { ...(name === undefined ? {} : { name }), namespace, ...omitNamespace(rest) };
}

function omitNamespace(metadata: PlainMap): PlainMap {
  const { namespace: _empty, ...rest } = metadata;
  return rest;
}

function ownNamespace(metadata: unknown): string | undefined {
  const own = asMap(metadata).namespace;
  return own === undefined || own === null || own === '' ? undefined : (own as string);
}
