import { type SecurityProfile } from 'cdk8s-gitops';
import { container } from './check';

/** A Pod that a Pod Security Standard forbids, in our form and in Kubernetes' form. */
export interface ProfileCase {
  readonly profile: SecurityProfile;
  readonly name: string;
  readonly spec: object;
  readonly manifestSpec: object;
}

function inPod(profile: SecurityProfile, name: string, spec: object): ProfileCase {
  const hardened = profile === 'restricted' ? { containers: [lockedContainer()], ...lockedPod(spec) } : spec;
  return { profile, name, spec, manifestSpec: hardened };
}

function inContainer(profile: SecurityProfile, name: string, fields: object): ProfileCase {
  const spec = { containers: [container(fields)] };
  const hardened = { ...lockedPod({}), containers: [lockedContainer(fields)] };
  return { profile, name, spec, manifestSpec: profile === 'restricted' ? hardened : spec };
}

/** Keeps the server from reporting anything that is not what the case is about. */
function lockedContainer({ securityContext = {}, ...fields }: { securityContext?: object } = {}): object {
  const locked = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
  return container({ ...fields, securityContext: { ...locked, ...securityContext } });
}

function lockedPod({ securityContext = {}, ...spec }: { securityContext?: object }): object {
  const locked = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
  return { ...spec, securityContext: { ...locked, ...securityContext } };
}

const hostPath = { volumes: [{ name: 'root', hostPath: { path: '/' } }] };

/** One Pod for each control of the two standards. */
export const profileCases: readonly ProfileCase[] = [
  inPod('baseline', 'hostNetwork', { hostNetwork: true }),
  inPod('baseline', 'hostPID', { hostPID: true }),
  inPod('baseline', 'hostIPC', { hostIPC: true }),
  inPod('baseline', 'hostPath', hostPath),
  inPod('baseline', 'sysctl', { securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '65536' }] } }),
  inPod('baseline', 'seccomp', { securityContext: { seccompProfile: { type: 'Unconfined' } } }),
  inPod('baseline', 'AppArmor', { securityContext: { appArmorProfile: { type: 'Unconfined' } } }),
  inPod('baseline', 'SELinux user', { securityContext: { seLinuxOptions: { user: 'root' } } }),
  inPod('baseline', 'SELinux type', { securityContext: { seLinuxOptions: { type: 'spc_t' } } }),
  inContainer('baseline', 'privileged', { securityContext: { privileged: true } }),
  inContainer('baseline', 'capability', { securityContext: { capabilities: { add: ['NET_RAW'] } } }),
  inContainer('baseline', 'hostPort', { ports: [{ containerPort: 80, hostPort: 8080 }] }),
  inContainer('baseline', 'host of a hook', { lifecycle: { preStop: { httpGet: { port: 80, host: 'db' } } } }),
  inPod('restricted', 'hostPath', hostPath),
  inPod('restricted', 'kind of volume', { volumes: [{ name: 'nfs', nfs: { server: 'a', path: '/' } }] }),
  inPod('restricted', 'runAsNonRoot', { securityContext: { runAsNonRoot: false } }),
  inPod('restricted', 'runAsUser', { securityContext: { runAsUser: 0 } }),
  inContainer('restricted', 'runAsNonRoot of a container', { securityContext: { runAsNonRoot: false } }),
  inContainer('restricted', 'escalation', { securityContext: { allowPrivilegeEscalation: true } }),
  inContainer('restricted', 'capability', { securityContext: { capabilities: { add: ['CHOWN'], drop: ['ALL'] } } }),
  inContainer('restricted', 'seccomp', { securityContext: { seccompProfile: { type: 'Unconfined' } } }),
];
