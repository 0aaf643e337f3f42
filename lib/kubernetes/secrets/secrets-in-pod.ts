import { type Manifest } from '../../core/manifest';
import { type Path } from '../../core/path-text';
import { findMap, isPlainMap, listOf, type PlainMap } from '../../core/plain';
import { isSecretName } from '../../core/secret-name';
import { hasSecret } from '../../core/secret-text';
import { isPublicValue } from '../../core/secret-value';
import { secretArguments } from './secret-arguments';
import { hasSecretInText, secretsInConfiguration } from './secrets-in-values';

/** The secrets in the containers and volumes of a Pod, or of the Pods of a workload. */
export function secretsInPod(manifest: Manifest): Path[] {
  return podPaths.flatMap((path) => {
    const pod = findMap(manifest, path);
    return pod === undefined ? [] : [...secretsInContainers(pod, path), ...secretsInVolumes(pod, path)];
  });
}

/** The places of the PodSpec: in a Pod, a workload and a CronJob. */
const podPaths: readonly (readonly string[])[] = [
  ['spec'],
  ['spec', 'template', 'spec'],
  ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
];

function secretsInContainers(pod: PlainMap, path: Path): Path[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap((field) =>
    listOf(pod[field]).flatMap((container, index) => secretsInContainer(container, [...path, field, index])),
  );
}

/** The settings that a volume passes to its driver. */
function secretsInVolumes(pod: PlainMap, path: Path): Path[] {
  const settings = [
    ['csi', 'volumeAttributes'],
    ['flexVolume', 'options'],
  ] as const;
  return listOf(pod.volumes).flatMap((volume, index) =>
    settings.flatMap(([driver, field]) => {
      const source = isPlainMap(volume) ? volume[driver] : undefined;
      const place = [...path, 'volumes', index, driver, field];
      return isPlainMap(source) ? secretsInConfiguration(source[field], place) : [];
    }),
  );
}

function secretsInContainer(container: unknown, path: Path): Path[] {
  if (!isPlainMap(container)) {
    return [];
  }
  const variables = listOf(container.env).flatMap((variable, index) =>
    isPlainMap(variable) && isSecretVariable(variable.name, variable.value) ? [[...path, 'env', index, 'value']] : [],
  );
  return [...variables, ...secretsInWords(container, ['command', 'args'], path), ...secretsInHandlers(container, path)];
}

function secretsInWords(map: PlainMap, fields: readonly string[], path: Path): Path[] {
  return fields.flatMap((field) => {
    const list = listOf(map[field]);
    return [
      ...secretArguments(list, [...path, field]),
      ...list.flatMap((item, index) =>
        typeof item === 'string' && hasSecretInText(item) ? [[...path, field, index]] : [],
      ),
    ];
  });
}

/** What probes and hooks run and ask. */
const handlerPaths = [
  ...['startupProbe', 'livenessProbe', 'readinessProbe'].map((probe) => [probe]),
  ...['postStart', 'preStop'].map((hook) => ['lifecycle', hook]),
];

function secretsInHandlers(container: PlainMap, path: Path): Path[] {
  return handlerPaths.flatMap((steps) => {
    const { exec, httpGet } = findMap(container, steps) ?? {};
    const at = [...path, ...steps];
    return [
      ...(isPlainMap(exec) ? secretsInWords(exec, ['command'], [...at, 'exec']) : []),
      ...(isPlainMap(httpGet) ? secretsInRequest(httpGet, [...at, 'httpGet']) : []),
    ];
  });
}

function secretsInRequest({ httpHeaders, path: address }: PlainMap, path: Path): Path[] {
  return [
    ...secretsInConfiguration(httpHeaders, [...path, 'httpHeaders']),
    ...(typeof address === 'string' && hasSecret(`http://host${address}`) ? [[...path, 'path']] : []),
  ];
}

function isSecretVariable(name: unknown, value: unknown): boolean {
  const isNamed = typeof name === 'string' && isSecretName(name) && value !== undefined && !isPublicValue(value);
  return isNamed || (typeof value === 'string' && hasSecretInText(value));
}
