import { seen } from '../../core/check/seen';
import { at, type Fault, joined } from '../../core/fault';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { conflict, inContainers, itemsOf, mayBe, needed } from './rule-faults';

/** Fields that Windows does not have. */
const notOnWindows = {
  pod: ['hostUsers', 'hostPID', 'hostIPC', 'shareProcessNamespace', 'resources'],
  podSecurity: [
    ...['appArmorProfile', 'fsGroup', 'fsGroupChangePolicy', 'runAsGroup', 'runAsUser', 'seLinuxChangePolicy'],
    ...['seLinuxOptions', 'seccompProfile', 'supplementalGroups', 'supplementalGroupsPolicy', 'sysctls'],
  ],
  security: [
    ...['allowPrivilegeEscalation', 'appArmorProfile', 'capabilities', 'privileged', 'procMount', 'runAsGroup'],
    ...['readOnlyRootFilesystem', 'runAsUser', 'seLinuxOptions', 'seccompProfile'],
  ],
};

/** Whether the Pod has only what its operating system has. Without `os`, the API server does not look. */
export function checkOperatingSystem(spec: PlainMap): readonly Fault[] {
  const system = isPlainMap(spec.os) ? seen(spec.os.name) : undefined;
  if (system === 'windows') {
    return joined(
      checkAbsent(spec, notOnWindows.pod, system),
      at('securityContext', checkAbsent(spec.securityContext, notOnWindows.podSecurity, system)),
      inContainers(spec, ({ securityContext }) =>
        at('securityContext', checkAbsent(securityContext, notOnWindows.security, system)),
      ),
    );
  }
  return system === 'linux' ? joined(checkLinux(spec), inContainers(spec, checkLinux)) : [];
}

/** Containers that are processes of a Windows node: all of a Pod or none, and in the network of the node. */
export function checkHostProcesses(spec: PlainMap): readonly Fault[] {
  const ofPod = hostProcessOf(spec);
  const all = [...itemsOf(spec.containers), ...itemsOf(spec.initContainers)].map(
    (each) => hostProcessOf(each) ?? ofPod,
  );
  if (!all.includes(true)) {
    return [];
  }
  const missing = mayBe(spec, 'hostNetwork', true)
    ? []
    : [needed('hostNetwork', 'processes of the node are in its network', 'add hostNetwork: true')];
  const mixed = inContainers(spec, (container) =>
    (hostProcessOf(container) ?? ofPod ?? false) === false
      ? at(
          ['securityContext', 'windowsOptions'],
          [needed('hostProcess', 'another container has it', 'add hostProcess: true')],
        )
      : [],
  );
  return joined(missing, mixed);
}

function hostProcessOf({ securityContext }: PlainMap): unknown {
  const options = isPlainMap(securityContext) ? seen(securityContext.windowsOptions) : undefined;
  return isPlainMap(options) ? seen(options.hostProcess) : undefined;
}

function checkLinux({ securityContext }: PlainMap): readonly Fault[] {
  return at('securityContext', checkAbsent(securityContext, ['windowsOptions'], 'linux'));
}

function checkAbsent(map: unknown, fields: readonly string[], system: string): readonly Fault[] {
  const given = isPlainMap(map) ? fields.filter((field) => isSet(field, map[field])) : [];
  return given.map((field) => conflict(field, `the Pod has os: { name: '${system}' }`, `leave ${field} or os out`));
}

/** For two of them, false is the same as nothing. */
function isSet(field: string, value: unknown): boolean {
  const isOff = (field === 'hostPID' || field === 'hostIPC') && seen(value) === false;
  return value !== undefined && !isOff;
}
