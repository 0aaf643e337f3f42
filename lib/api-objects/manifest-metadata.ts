import { type ApiObject, ApiObjectMetadataDefinition, type OwnerReference } from 'cdk8s';
import { detach } from '../core/detach';
import { setKey } from '../core/own-key';
import { isPlainMap, type PlainMap } from '../core/plain';

/**
 * The metadata of a `ManifestObject`: that of the manifest, with null and empty maps, and what later code adds.
 * The class of cdk8s drops empty values, and adds a name if there is none.
 */
export class ManifestMetadataDefinition extends ApiObjectMetadataDefinition {
  private content: unknown;
  private readonly findNamespace: () => string | undefined;

  /**
   * @param content the manifest's metadata, which may be missing
   * @param chartLabels labels that the object gets, unless it sets them itself
   * @param findNamespace the chart's namespace, if the object should get it; called late, since scopes are known late
   */
  constructor(
    apiObject: ApiObject,
    content: unknown,
    chartLabels: Readonly<Record<string, string>>,
    findNamespace: () => string | undefined,
  ) {
    super({ apiObject, name: apiObject.name });
    this.content = detach(content);
    this.findNamespace = findNamespace;
    Object.defineProperty(this, 'namespace', { enumerable: true, get: () => this.ownNamespace() ?? findNamespace() });
    if (Object.keys(chartLabels).length > 0) {
      setKey(this.edit(), 'labels', { ...chartLabels, ...this.entries('labels') });
    }
  }

  public override addLabel(key: string, value: string): void {
    setKey(this.editEntries('labels'), key, value);
  }

  public override getLabel(key: string): string | undefined {
    return this.entries('labels')[key] as string | undefined;
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
  }

  /** The metadata as it is written; undefined if the manifest has none and nothing was added. */
  public override toJson(): unknown {
    const stamped = this.ownNamespace() === undefined ? this.findNamespace() : undefined;
    return stamped === undefined ? detach(this.content) : withNamespace(asMap(this.content), stamped);
  }

  private ownNamespace(): string | undefined {
    const own = asMap(this.content).namespace;
    return own === undefined || own === null || own === '' ? undefined : (own as string);
  }

  private entries(field: string): PlainMap {
    return asMap(asMap(this.content)[field]);
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
    setKey(this.edit(), field, [...(Array.isArray(list) ? (list as unknown[]) : []), ...values]);
  }
}

function asMap(value: unknown): PlainMap {
  return isPlainMap(value) ? value : {};
}

/** A copy with the namespace after the name, where people look for it. */
function withNamespace(metadata: PlainMap, namespace: string): PlainMap {
  const { name, ...rest } = detach(metadata);
  return { ...(name === undefined ? {} : { name }), namespace, ...omitNamespace(rest) };
}

function omitNamespace(metadata: PlainMap): PlainMap {
  const { namespace: _empty, ...rest } = metadata;
  return rest;
}
