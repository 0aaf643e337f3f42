import { type DiffOperation } from '../../../lib/engines/diff/result/diff-result';

type Container = { [key: string]: unknown } | unknown[];

/** Applies a JSON patch as RFC 6902 asks for: what is replaced or removed must exist, and so must the container. */
export function applyStrictly(document: unknown, patch: readonly DiffOperation[]): unknown {
  const root = { '': structuredClone(document) } as Container;
  for (const operation of patch) {
    const steps = operation.path.split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const key = steps.pop() as string;
    const container = steps.reduce<Container>((inner, step) => memberOf(inner, step) as Container, root);
    applyOne(container, key, operation);
  }
  return (root as { '': unknown })[''];
}

function memberOf(container: Container, key: string): unknown {
  if (!Object.hasOwn(container, key)) {
    throw new Error(`${key} does not exist`);
  }
  return (container as { [key: string]: unknown })[key];
}

function applyOne(container: Container, key: string, operation: DiffOperation): void {
  if (operation.op !== 'add') {
    memberOf(container, key);
  }
  if (Array.isArray(container)) {
    container.splice(
      Number(key),
      operation.op === 'add' ? 0 : 1,
      ...(operation.op === 'remove' ? [] : [operation.value]),
    );
  } else if (operation.op === 'remove') {
    delete container[key];
  } else {
    Object.defineProperty(container, key, {
      value: operation.value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
}
