import { type Manifest } from '../../core/manifest';
import { type Path } from '../../core/path-text';
import { isPlainMap, listOf } from '../../core/plain';
import { isSecretName } from '../../core/secret-name';
import { isPublicValue } from '../../core/secret-value';
import { secretArguments } from './secret-arguments';
import { hasSecretInText } from './secrets-in-values';

/** The secrets in the variables and arguments of a Pod, or of the Pods of a workload. */
export function secretsInPod(manifest: Manifest): Path[] {
  return podPaths.flatMap((path) => {
    const pod = path.reduce<unknown>((value, step) => (isPlainMap(value) ? value[step] : undefined), manifest);
    return isPlainMap(pod)
      ? ['initContainers', 'containers', 'ephemeralContainers'].flatMap((field) =>
          listOf(pod[field]).flatMap((container, index) => secretsInContainer(container, [...path, field, index])),
        )
      : [];
  });
}

/** The places of the PodSpec: in a Pod, a workload and a CronJob. */
const podPaths: readonly (readonly string[])[] = [
  ['spec'],
  ['spec', 'template', 'spec'],
  ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
];

function secretsInContainer(container: unknown, path: Path): Path[] {
  if (!isPlainMap(container)) {
    return [];
  }
  const variables = listOf(container.env).flatMap((variable, index) =>
    isPlainMap(variable) && isSecretVariable(variable.name, variable.value) ? [[...path, 'env', index, 'value']] : [],
  );
  const words = ['command', 'args'].flatMap((field) => {
    const list = listOf(container[field]);
    return [
      ...secretArguments(list, [...path, field]),
      ...list.flatMap((item, index) =>
        typeof item === 'string' && hasSecretInText(item) ? [[...path, field, index]] : [],
      ),
    ];
  });
  return [...variables, ...words];
}

function isSecretVariable(name: unknown, value: unknown): boolean {
  const isNamed = typeof name === 'string' && isSecretName(name) && value !== undefined && !isPublicValue(value);
  return isNamed || (typeof value === 'string' && hasSecretInText(value));
}
