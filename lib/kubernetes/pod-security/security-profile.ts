/**
 * A Pod Security Standard, as Kubernetes 1.36 has it. `restricted` adds the settings that the standard asks for
 * (`runAsNonRoot`, the runtime's seccomp profile, no privilege escalation, no capabilities); `baseline` asks for none.
 * With both, what the standard forbids is an error.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export type SecurityProfile = 'restricted' | 'baseline';

export const securityProfiles: readonly SecurityProfile[] = ['restricted', 'baseline'];
