import { type Path } from '../../../core/path-text';
import { type GroupKind } from '../../scope';
import { type LabelQuery } from '../../label-query';

/** What an object needs another object for. */
export type Relation =
  | 'owner'
  | 'selector'
  | 'config'
  | 'secret'
  | 'storage'
  | 'account'
  | 'backend'
  | 'gateway'
  | 'class'
  | 'scaling'
  | 'role'
  | 'subject'
  | 'webhook'
  | 'policy'
  | 'issuer'
  | 'project'
  | 'source'
  | 'destination';

/** An object that is meant by its name. */
export interface NamedObject extends GroupKind {
  readonly by: 'name';
  /** Empty for an object without a namespace. */
  readonly namespace: string;
  readonly name: string;
}

/** Objects that are meant by their labels. */
export interface SelectedObjects {
  readonly by: 'labels';
  /** What has the labels: what runs Pods, by the labels of its Pods, or the objects of a kind. */
  readonly of: 'pods' | GroupKind;
  readonly selector: LabelQuery;
  /** The names of namespaces, a selector of namespaces, or undefined for all of them. */
  readonly namespaces: readonly string[] | LabelQuery | undefined;
}

/** Secrets in which Argo CD has an address or a name, such as that of a cluster. */
export interface ArgoCdSecret {
  readonly by: 'setting';
  /** The value of the label `argocd.argoproj.io/secret-type`. */
  readonly type: 'cluster' | 'repository';
  readonly key: 'name' | 'server' | 'url';
  readonly value: string;
}

/** Something that is not an object: a folder of a Git repository, a chart, or a cluster. */
export interface OutsidePlace {
  readonly by: 'place';
  readonly kind: 'Path' | 'Chart' | 'Cluster';
  readonly name: string;
}

/** What a reference leads to. */
export type ReferenceTarget = NamedObject | SelectedObjects | ArgoCdSecret | OutsidePlace;

/** A place in an object that refers to other objects. */
export interface Reference {
  readonly relation: Relation;
  /** The field, such as `spec.scaleTargetRef`. */
  readonly path: Path;
  readonly to: ReferenceTarget;
  /** Whether the object works without what it refers to. */
  readonly isOptional: boolean;
  /** The port of a Service that is used, by number or name. @default - none */
  readonly port?: number | string;
  /** The listener of a Gateway that is used, by its name. @default - any */
  readonly listener?: string;
  /** The keys of a ConfigMap or Secret that are used. @default - none in particular */
  readonly keys?: readonly string[];
}
