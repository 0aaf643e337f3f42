import { type Manifest, splitApiVersion } from '../../core/manifest';
import { type PlainMap } from '../../core/plain';
import { fulfilsAll, type LabelQuery, requirementsOf } from '../label-query';
import { declaredScope, type GroupKind, type ScopesByKind, setScope } from '../scope';
import { ArgoCdSecrets } from './argo-cd/argo-cd-secrets';
import { LabelledObjects } from './labelled-objects';
import { madeObjects, nameAtMaker } from './made-objects';
import { type NamedObject, type ReferenceTarget, type SelectedObjects } from './data/reference';
import { podLabels, workloadQuery } from './pod-labels';
import { usualScope } from './usual-scope';

/** What an index has: an object of a cluster, with whatever the caller knows of it. */
export interface IndexedObject {
  readonly manifest: Manifest;
}

/** The objects of one cluster, to look up what references lead to. */
export class ObjectIndex<T extends IndexedObject> {
  private readonly scopes: ScopesByKind = new Map();
  private readonly byName = new Map<string, T>();
  private readonly makers = new Map<string, T>();
  private readonly pods = new LabelledObjects<T>();
  private readonly byKind = new Map<string, LabelledObjects<T>>();
  private readonly namespaceLabels = new Map<string, PlainMap>();
  private readonly argoCdSecrets = new ArgoCdSecrets<T>();

  constructor(objects: readonly T[]) {
    objects.forEach(({ manifest }) => this.noteScope(manifest));
    objects.forEach((object) => this.add(object));
  }

  /** The objects that a target means: those themselves or, for an object that a controller makes, its maker. */
  public find(target: ReferenceTarget): readonly T[] {
    switch (target.by) {
      case 'name': {
        const found = this.named(target, target.namespace) ?? this.namedInAny(target);
        return found === undefined ? [] : [found];
      }
      case 'labels':
        return this.select(target);
      case 'setting':
        return this.argoCdSecrets.find(target);
      case 'place':
        return [];
    }
  }

  /** The namespace of an object: empty if its kind has none. A manifest without one means that of the user. */
  public namespaceOf({ apiVersion, kind, metadata }: Manifest): string {
    const { group } = splitApiVersion(apiVersion);
    return this.isClusterScoped({ group, kind }) ? '' : (metadata?.namespace ?? '');
  }

  private noteScope(manifest: Manifest): void {
    const declared = declaredScope(manifest);
    if (declared !== undefined) {
      setScope(this.scopes, declared, declared.scope);
    }
  }

  private add(object: T): void {
    const { manifest } = object;
    const { apiVersion, kind, metadata } = manifest;
    const { group } = splitApiVersion(apiVersion);
    const namespace = metadata?.namespace ?? '';
    const place = this.placeOf({ group, kind }, namespace);
    setFirst(this.byName, this.keyOf({ group, kind }, namespace, metadata?.name ?? ''), object);
    for (const { kind: madeKind, name } of madeObjects(manifest)) {
      setFirst(this.makers, this.keyOf({ group: '', kind: madeKind }, namespace, name), object);
    }
    const sameKind = this.byKind.get(`${kind}.${group}`) ?? new LabelledObjects<T>();
    this.byKind.set(`${kind}.${group}`, sameKind);
    sameKind.add(place, { ...metadata?.labels }, object);
    const labels = podLabels(manifest);
    if (labels !== undefined) {
      this.pods.add(place, labels, object);
    }
    if (kind === 'Namespace' && group === '') {
      this.namespaceLabels.set(metadata?.name ?? '', { ...metadata?.labels });
    }
    this.argoCdSecrets.add(object);
  }

  private named(target: NamedObject, namespace: string): T | undefined {
    const keyOf = (name: string): string => this.keyOf(target, namespace, name);
    return this.byName.get(keyOf(target.name)) ?? this.makers.get(keyOf(nameAtMaker(target.kind, target.name)));
  }

  /** An object whose manifest names no namespace: kubectl may put it into the one that is meant. */
  private namedInAny(target: NamedObject): T | undefined {
    const found = this.named(target, '');
    return (found?.manifest.metadata?.namespace ?? '') === '' ? found : undefined;
  }

  private select({ of, selector, namespaces }: SelectedObjects): T[] {
    const candidates = of === 'pods' ? this.pods : this.byKind.get(`${of.kind}.${of.group}`);
    if (candidates === undefined) {
      return [];
    }
    const places = Array.isArray(namespaces)
      ? (namespaces as readonly string[]).map((name) => this.placeOf(of === 'pods' ? podKind : of, name))
      : candidates.namespaces.filter((name) => this.isNamespaceSelected(name, namespaces as LabelQuery | undefined));
    const query = of === 'pods' ? workloadQuery(selector) : selector;
    return places.flatMap((place) => candidates.find(query, place));
  }

  /** Each namespace has a label with its name. */
  private isNamespaceSelected(name: string, selector: LabelQuery | undefined): boolean {
    const labels = { ...this.namespaceLabels.get(name), 'kubernetes.io/metadata.name': name };
    return selector === undefined || fulfilsAll(requirementsOf(selector), labels);
  }

  private keyOf(kind: GroupKind, namespace: string, name: string): string {
    return [kind.group, kind.kind, this.placeOf(kind, namespace), name].join('\n');
  }

  /** The namespace in which objects are looked up: without one, `default`. */
  private placeOf(kind: GroupKind, namespace: string): string {
    return this.isClusterScoped(kind) ? '' : namespace === '' ? 'default' : namespace;
  }

  private isClusterScoped(kind: GroupKind): boolean {
    return (this.scopes.get(kind.group)?.get(kind.kind) ?? usualScope(kind)) === 'Cluster';
  }
}

const podKind: GroupKind = { group: '', kind: 'Pod' };

function setFirst<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) {
    map.set(key, value);
  }
}
