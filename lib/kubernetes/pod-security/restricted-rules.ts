import { type PlainMap, isPlainMap } from '../../core/plain';
import { hasUserNamespace, mustBeOneOf, type SecurityRule } from './security-rule';

const volumeKinds = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/** Whether a Pod is for Windows nodes. Its containers must not have settings of Linux. */
export function isForWindows(spec: PlainMap): boolean {
  return isPlainMap(spec.os) && spec.os.name === 'windows';
}

/** The controls of the Restricted standard beyond Baseline, in the order of its page. `harden` adds required settings. */
export const restrictedRules: readonly SecurityRule[] = [
  {
    at: 'pod',
    path: 'volumes[]',
    wanted: `be one of ${volumeKinds.join(', ')}`,
    allows: (volume) => isPlainMap(volume) && volumeKinds.some((kind) => volume[kind] !== undefined),
  },
  {
    ...mustBeOneOf('container', 'securityContext.allowPrivilegeEscalation', [false]),
    exempts: isForWindows,
  },
  { ...mustBeOneOf('both', 'securityContext.runAsNonRoot', [true]), exempts: hasUserNamespace },
  {
    at: 'both',
    path: 'securityContext.runAsUser',
    wanted: 'not be 0',
    allows: (value) => value !== 0,
    exempts: hasUserNamespace,
  },
  { ...mustBeOneOf('container', 'securityContext.capabilities.add[]', ['NET_BIND_SERVICE']), exempts: isForWindows },
  mustBeOneOf('container', 'securityContext.procMount', ['Default']),
];
