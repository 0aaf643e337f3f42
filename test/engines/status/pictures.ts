import { type Manifest } from '../../../lib/core/manifest';
import { parseManifests } from '../../../lib/core/yaml/parse';
import { podStatus } from '../../../lib/engines/status/pods/pod-status';

/** A Pod of a cluster with a container `web`, as YAML of its status. */
export function podPicture(status: string, spec = 'containers: [{ name: web }]'): Manifest {
  const indented = status.trim().replaceAll('\n', '\n  ');
  const [pod] = parseManifests(`
apiVersion: v1
kind: Pod
metadata: { name: web-1, namespace: shop, uid: pod-1 }
spec: { ${spec} }
status:
  ${indented}
`);
  return pod;
}

/** An event about the Pod of `podPicture`. */
export function podEvent(reason: string, message: string, more: Readonly<Record<string, unknown>> = {}): Manifest {
  const { time = '2026-11-30T10:05:00Z', fieldPath = 'spec.containers{web}' } = more;
  return {
    apiVersion: 'v1',
    kind: 'Event',
    type: 'Warning',
    reason,
    message,
    lastTimestamp: time,
    involvedObject: { kind: 'Pod', name: 'web-1', namespace: 'shop', uid: 'pod-1', fieldPath },
  };
}

/** The problems of a Pod, as text. */
export function problemsOf(pod: Manifest, events: readonly Manifest[] = []): string[] {
  return podStatus(pod, events).problems.map(({ container = '-', reason, message }) =>
    [container, reason, message].join(' | '),
  );
}
