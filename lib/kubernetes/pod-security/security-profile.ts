/**
 * A Pod Security Standard of Kubernetes 1.36. `restricted` adds the settings that the standard requires:
 * `runAsNonRoot`, the runtime's seccomp profile, no privilege escalation, no capabilities. `baseline` requires no
 * settings. With both, settings that the standard forbids are errors.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export type SecurityProfile = 'restricted' | 'baseline';

export const securityProfiles: readonly SecurityProfile[] = ['restricted', 'baseline'];
