import { createHash } from 'node:crypto';
import { type Manifest } from '../../../core/manifest';

/** Whose objects are pruned. */
export interface ApplySetSettings {
  /** The name of the ApplySet. */
  readonly name: string;
  /** Which app it belongs to. Another app with the same name is refused. */
  readonly app: string;
  /** The namespace of all objects; undefined if there are several, or none. */
  readonly namespace: string | undefined;
}

const group = 'cdk8s-gitops.internal';
/** The label of the object that remembers an ApplySet, with the app that it belongs to. */
const appLabel = `${group}/app`;

/** The object that remembers which objects belong to an app, so that kubectl finds those that are gone. */
export class ApplySet {
  /** Its kind as arguments of kubectl name it. */
  public readonly resource: string;
  /** The CustomResourceDefinition of its kind, if it needs one. A Secret cannot have objects of several namespaces. */
  public readonly crd: Manifest | undefined;
  /** The object itself, before kubectl fills it in. */
  public readonly parent: Manifest;

  constructor(private readonly settings: ApplySetSettings) {
    const isSecret = settings.namespace !== undefined;
    this.resource = isSecret ? 'secret' : `applysets.${group}`;
    this.crd = isSecret ? undefined : parentKind;
    this.parent = parentOf(settings);
  }

  /** The flags of kubectl with which objects are applied and pruned. */
  public get flags(): string[] {
    return ['--prune', `--applyset=${this.resource}/${this.settings.name}`, ...this.namespaceFlags];
  }

  /** The arguments with which kubectl prints its name, if it is there and belongs to the app. */
  public get query(): string[] {
    const selectors = [
      `--selector=${appLabel}=${this.settings.app}`,
      `--field-selector=metadata.name=${this.settings.name}`,
    ];
    return ['get', this.resource, ...selectors, '--output=name', ...this.namespaceFlags];
  }

  private get namespaceFlags(): string[] {
    const { namespace } = this.settings;
    return namespace === undefined ? [] : [`--namespace=${namespace}`];
  }
}

const parentKind: Manifest = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `applysets.${group}`, labels: { 'applyset.kubernetes.io/is-parent-type': 'true' } },
  spec: {
    group,
    scope: 'Cluster',
    names: { kind: 'ApplySet', listKind: 'ApplySetList', plural: 'applysets', singular: 'applyset' },
    versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
  },
};

/** kubectl demands the label and the annotations of an object that it has not made itself. */
function parentOf({ name, app, namespace }: ApplySetSettings): Manifest {
  const kind = namespace === undefined ? 'ApplySet' : 'Secret';
  const id = [name, namespace ?? '', kind, namespace === undefined ? group : ''].join('.');
  return {
    apiVersion: namespace === undefined ? `${group}/v1` : 'v1',
    kind,
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      labels: { 'applyset.kubernetes.io/id': applySetId(id), [appLabel]: app },
      annotations: {
        'applyset.kubernetes.io/tooling': 'kubectl/v1.28',
        'applyset.kubernetes.io/contains-group-kinds': '',
      },
    },
  };
}

/** @see https://github.com/kubernetes/enhancements/tree/master/keps/sig-cli/3659-kubectl-apply-prune */
function applySetId(text: string): string {
  return `applyset-${createHash('sha256').update(text).digest('base64url')}-v1`;
}
