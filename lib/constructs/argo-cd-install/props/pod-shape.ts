import { type Fields, type Shape, type TextRule } from '../../../core/check/shape';
import {
  either,
  largestLong,
  list,
  map,
  matching,
  object,
  oneOf,
  required,
  text,
  whole,
} from '../../../core/check/shapes';
import { type Fault, faultIf } from '../../../core/fault';
import { type PlainMap } from '../../../core/plain';
import { annotations, labels } from '../../../kubernetes/metadata-shape';
import { labelKey, labelValue } from '../../../kubernetes/name-rule';
import { builtInShape } from '../../../kubernetes/types/built-in-shape';
import {
  type ArgoCdContainerProps,
  type ArgoCdPodProps,
  type ArgoCdProbeTiming,
  type ArgoCdSchedulingProps,
} from './pod';

/** Labels by which selectors find Pods. Other values would make them miss their Pods. */
const reserved = ['app.kubernetes.io/name', 'app.kubernetes.io/part-of', 'app.kubernetes.io/component'];

const imageName: TextRule = {
  rule: 'image',
  wanted: 'be a name with a tag or digest',
  example: 'registry.example.com/argocd:v3.5.1',
  accepts: (value) => /^[^\s:@]+(:\d+\/[^\s:@]+)?(:[\w][\w.-]{0,127})?(@sha256:[0-9a-f]{64})?$/.test(value),
};

/** The name of an image. */
export const imageShape = matching(imageName);

/** When the kubelet pulls an image. */
export const pullPolicyShape = oneOf(['Always', 'IfNotPresent', 'Never']);

/** Labels of the user, for objects that Argo CD finds by labels of its own. */
export const ownLabels = map(matching(labelValue), { key: labelKey, example: "{ team: 'web' }", also: checkReserved });

/** The source of a variable whose name is the key of a map. */
const variableSource = object<{ readonly valueFrom: object }>({
  valueFrom: required(builtInShape('EnvVarSource')),
});

/** The value of a variable or its source. Messages do not repeat it, because it may be a secret. */
const variable: Shape = {
  node: { kind: 'either', secret: true, options: [text.node, variableSource.node] },
};

/** Environment variables by name, or Kubernetes' list. */
export const envShape: Shape<never> = {
  node: either(map(variable), builtInShape('[]EnvVar')).node,
};

const probeTiming = object<ArgoCdProbeTiming>({
  initialDelaySeconds: whole(0),
  periodSeconds: whole(1),
  timeoutSeconds: whole(1),
  successThreshold: whole(1),
  failureThreshold: whole(1),
});

/** The props of the main container of a component. */
export const containerFields: Fields<ArgoCdContainerProps> = {
  image: imageShape,
  imagePullPolicy: pullPolicyShape,
  resources: builtInShape('ResourceRequirements'),
  env: envShape,
  envFrom: builtInShape('[]EnvFromSource'),
  extraArgs: list(text),
  volumeMounts: builtInShape('[]VolumeMount'),
  securityContext: builtInShape('SecurityContext'),
  livenessProbe: probeTiming,
  readinessProbe: probeTiming,
};

/** On which nodes Pods may run. */
export const schedulingFields: Fields<ArgoCdSchedulingProps> = {
  nodeSelector: labels,
  tolerations: builtInShape('[]Toleration'),
  affinity: builtInShape('Affinity'),
  topologySpreadConstraints: builtInShape('[]TopologySpreadConstraint'),
  priorityClassName: text,
  runtimeClassName: text,
  hostAliases: builtInShape('[]HostAlias'),
  dnsPolicy: oneOf(['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None']),
  dnsConfig: builtInShape('PodDNSConfig'),
};

/** The props of the Pods of a component. */
export const podFields: Fields<ArgoCdPodProps> = {
  ...schedulingFields,
  podAnnotations: annotations,
  podLabels: ownLabels,
  volumes: builtInShape('[]Volume'),
  initContainers: builtInShape('[]Container'),
  sidecars: builtInShape('[]Container'),
  podSecurityContext: builtInShape('PodSecurityContext'),
  terminationGracePeriodSeconds: whole(0, largestLong),
};

function checkReserved(given: PlainMap): readonly Fault[] {
  const taken = reserved.filter((label) => given[label] !== undefined).join(', ');
  return faultIf(
    taken !== '',
    'reserved',
    [],
    (at) => `Cannot set ${taken} in ${at}: Argo CD finds its own objects and Pods by them`,
    'use labels of your own',
  );
}
