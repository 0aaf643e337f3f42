import { type Manifest } from '../../../core/manifest';
import { findMap, isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { sameJson } from '../../../core/same-json';
import { quantityOf } from '../../../kubernetes/quantity';
import { fieldAt } from './field-at';

/** Fields that cannot be changed in some cases only, such as those of an immutable ConfigMap. */
export function changedByRule(id: string, before: Manifest, after: Manifest): readonly string[] {
  return Object.hasOwn(rules, id) ? rules[id](before, after) : [];
}

type ImmutableRule = (before: Manifest, after: Manifest) => readonly string[];

const rules: Readonly<Record<string, ImmutableRule>> = {
  '/ConfigMap': frozenData,
  '/Secret': frozenData,
  '/PersistentVolumeClaim': claimFields,
  '/Pod': podFields,
  '/Service': serviceFields,
  'batch/Job': jobFields,
  'apiextensions.k8s.io/CustomResourceDefinition': storedVersion,
};

/** With `immutable: true`, neither the data nor the switch can be changed. */
function frozenData(before: Manifest): readonly string[] {
  return before.immutable === true ? ['data', 'binaryData', 'stringData', 'immutable'] : [];
}

/** A claim cannot shrink, and a volume that it has is its own. */
function claimFields(before: Manifest, after: Manifest): readonly string[] {
  const [old, wanted] = [before, after].map((claim) => quantityOf(fieldAt(claim, 'spec.resources.requests.storage')));
  const isSmaller = old !== undefined && wanted !== undefined && wanted < old;
  return [
    ...(isSmaller ? ['spec.resources.requests.storage'] : []),
    ...(fieldAt(before, 'spec.volumeName') === undefined ? [] : ['spec.volumeName']),
  ];
}

/** Of containers, only the image can be changed; tolerations can be added, and gates removed. */
function podFields(before: Manifest, after: Manifest): readonly string[] {
  const withoutImage = (container: unknown): unknown =>
    isPlainMap(container) ? { ...container, image: '' } : container;
  const containers = ['containers', 'initContainers'].filter((field) => {
    const [old, current] = [before, after].map((pod) => listOf(fieldAt(pod, `spec.${field}`)).map(withoutImage));
    return !sameJson(old, current);
  });
  const isLost = (field: string, one: Manifest, other: Manifest): boolean =>
    !listOf(fieldAt(one, `spec.${field}`)).every((item) =>
      listOf(fieldAt(other, `spec.${field}`)).some((each) => sameJson(item, each)),
    );
  return [
    ...containers,
    ...(isLost('tolerations', before, after) ? ['tolerations'] : []),
    ...(isLost('schedulingGates', after, before) ? ['schedulingGates'] : []),
  ].map((field) => `spec.${field}`);
}

/** An address, a class and a port for health checks stay while the type of the Service needs them. */
function serviceFields(before: Manifest, after: Manifest): readonly string[] {
  const typeOf = (service: Manifest): unknown => fieldAt(service, 'spec.type') ?? 'ClusterIP';
  const isSet = (service: Manifest, field: string): boolean =>
    ![undefined, ''].includes(fieldAt(service, `spec.${field}`) as string);
  const isNamed = [before, after].some((service) => typeOf(service) === 'ExternalName');
  const isBalanced = [before, after].every((service) => typeOf(service) === 'LoadBalancer');
  return [
    ...(!isNamed && isSet(after, 'clusterIP') ? ['spec.clusterIP'] : []),
    ...(isBalanced && isSet(before, 'loadBalancerClass') ? ['spec.loadBalancerClass'] : []),
    ...(isSet(before, 'healthCheckNodePort') && isSet(after, 'healthCheckNodePort')
      ? ['spec.healthCheckNodePort']
      : []),
  ];
}

/** The template of a Job stays, except for the nodes while it is suspended. An indexed Job can grow in both numbers. */
function jobFields(before: Manifest, after: Manifest): readonly string[] {
  const isIndexed = fieldAt(after, 'spec.completionMode') === 'Indexed';
  const isGrown = isIndexed && fieldAt(after, 'spec.completions') === fieldAt(after, 'spec.parallelism');
  const isSuspended = fieldAt(before, 'spec.suspend') === true;
  const [old, current] = [before, after].map((job) => templateOf(job, isSuspended));
  return [...(isGrown ? [] : ['spec.completions']), ...(sameJson(old, current) ? [] : ['spec.template'])];
}

function templateOf(job: Manifest, isSuspended: boolean): PlainMap | undefined {
  const template = findMap(job, ['spec', 'template']);
  if (!isSuspended || template === undefined) {
    return template;
  }
  const { metadata: _metadata, ...rest } = template;
  const {
    nodeSelector: _selector,
    tolerations: _tolerations,
    affinity: _affinity,
    schedulingGates: _gates,
    ...spec
  } = findMap(template, ['spec']) ?? {};
  return { ...rest, spec };
}

/** A version in which objects are stored cannot go while it is the only one that is stored. */
function storedVersion(before: Manifest, after: Manifest): readonly string[] {
  const names = (crd: Manifest, isWanted: (version: PlainMap) => boolean): unknown[] =>
    listOf(fieldAt(crd, 'spec.versions'))
      .filter((version): version is PlainMap => isPlainMap(version) && isWanted(version))
      .map(({ name }) => name);
  const there = names(after, () => true);
  const isGone = names(before, ({ storage }) => storage === true).some((name) => !there.includes(name));
  return isGone ? ['spec.versions'] : [];
}
