import { isPlainMap, type PlainMap } from '../../core/plain';
import { isForWindows } from './restricted-rules';
import { hasUserNamespace } from './security-rule';

/**
 * A PodSpec with the settings that the Restricted standard requires. Settings that are there stay, but `ALL` is added to
 * the dropped capabilities.
 *
 * On Windows there is no seccomp and there are no capabilities, and in a user namespace a Pod may run as root.
 */
export function harden(spec: PlainMap): PlainMap {
  const isLinux = !isForWindows(spec);
  const nonRoot = hasUserNamespace(spec) ? {} : { runAsNonRoot: true };
  const seccomp = isLinux ? { seccompProfile: { type: 'RuntimeDefault' } } : {};
  const hardened = { ...spec, securityContext: { ...nonRoot, ...seccomp, ...asMap(spec.securityContext) } };
  return isLinux ? withContainers(hardened) : hardened;
}

function withContainers(spec: PlainMap): PlainMap {
  const lists = ['containers', 'initContainers'].filter((list) => Array.isArray(spec[list]));
  return {
    ...spec,
    ...Object.fromEntries(lists.map((list) => [list, (spec[list] as unknown[]).map(hardenContainer)])),
  };
}

function hardenContainer(container: unknown): unknown {
  if (!isPlainMap(container)) {
    return container;
  }
  const context = asMap(container.securityContext);
  const capabilities = { ...asMap(context.capabilities), drop: withAll(asMap(context.capabilities).drop) };
  return { ...container, securityContext: { allowPrivilegeEscalation: false, ...context, capabilities } };
}

function withAll(drop: unknown): unknown[] {
  const given: unknown[] = Array.isArray(drop) ? drop : [];
  return given.includes('ALL') ? given : [...given, 'ALL'];
}

function asMap(value: unknown): PlainMap {
  return isPlainMap(value) ? value : {};
}
