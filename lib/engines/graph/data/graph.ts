import { type Manifest, type ObjectIdentity } from '../../../core/manifest';
import { type Relation } from '../../../kubernetes/references/data/reference';

/** An object before the graph is made, with what its maker knows of it. */
export interface GraphInput {
  readonly manifest: Manifest;
  /** The path of the construct that makes it. @default - unknown */
  readonly constructPath?: string;
  /** The cluster that it is for. Objects refer only to objects of the same cluster. @default - the same for all */
  readonly target?: string;
}

/**
 * Whether something is there. `missing` is what an object needs, and is not among the objects. `optional` is not there
 * either, but no object needs it. `provided` is not there either, but usually comes with the cluster: a StorageClass,
 * IngressClass or another class. `outside` is not an object of the cluster, such as a folder of a Git repository.
 */
export type NodeState = 'present' | 'missing' | 'optional' | 'provided' | 'outside';

/** An object, or something that an object refers to. */
export interface GraphNode {
  /** `Kind/namespace/name`, with a number after it if that is taken: the same object may be for several clusters. */
  readonly id: string;
  readonly state: NodeState;
  /** What is selected by labels, and is not there, has the selector as its name: `app=web`. */
  readonly object: ObjectIdentity;
  /** The cluster that it is for. @default - the app does not name one */
  readonly target?: string;
  /** The path of the construct that makes it. @default - unknown */
  readonly constructPath?: string;
  /** The object itself. In place of each secret value is `(secret)`. @default - it is not there */
  readonly manifest?: Manifest;
}

/** One field of an object that refers to another object. */
export interface GraphReference {
  /** What the other object is needed for. */
  readonly relation: Relation;
  /** The field: `spec.scaleTargetRef`. */
  readonly path: string;
  /** Whether the object works without the other. */
  readonly isOptional: boolean;
  /** What the reference uses of the other object, and is not there: `port 8080`, `key log.level`. */
  readonly missing: readonly string[];
}

/** All references of one object to another. */
export interface GraphEdge {
  /** The id of the object with the references. */
  readonly from: string;
  /** The id of the object that they lead to. */
  readonly to: string;
  readonly references: readonly GraphReference[];
}

/** A construct with objects in it or below it. */
export interface GraphConstruct {
  /** The last part of its path. Empty for the app. */
  readonly id: string;
  /** Its path in the app: `shop/web`. Empty for the app. */
  readonly path: string;
  readonly children: readonly GraphConstruct[];
  /** The ids of the nodes of the objects that this construct itself makes. */
  readonly objects: readonly string[];
}

/** Objects, what refers to what, and which construct makes what. */
export interface Graph {
  /** The objects in the order in which they were given, and after them what they refer to and is not there. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** The app with its constructs. Without known constructs, it has no children. */
  readonly constructs: GraphConstruct;
}
