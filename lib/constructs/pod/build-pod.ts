import { type Problem } from '../../core/error';
import { type PlainMap } from '../../core/plain';
import { checkPodSpec } from './pod-spec/check-pod-spec';
import { checkSpelling } from './pod-spec/check-spelling';
import { checkChoice } from '../../core/check/check-value';
import { renderPodSpec } from './pod-spec/render-pod-spec';
import { checkSecurity } from '../../kubernetes/pod-security/check-security';
import { harden } from '../../kubernetes/pod-security/harden';
import { securityProfiles } from '../../kubernetes/pod-security/security-profile';

/** A PodSpec in Kubernetes' own form, and what is wrong with it. */
export interface BuiltPod {
  readonly spec: PlainMap;
  readonly problems: readonly Problem[];
}

/** Checks the props of a Pod and makes Kubernetes' PodSpec of them. `others` names the props outside of the PodSpec. */
export function buildPod(
  { profile, ...props }: PlainMap,
  annotations: unknown,
  others: readonly string[] = ['metadata'],
): BuiltPod {
  const rendered = renderPodSpec(props);
  const spec = profile === 'restricted' ? harden(rendered) : rendered;
  const isKnown = profile === 'restricted' || profile === 'baseline';
  return {
    spec,
    problems: [
      ...checkSpelling(props, 'the Pod', 'PodSpec', ['profile', ...others]),
      ...checkPodSpec(props),
      ...checkChoice(profile, 'profile', securityProfiles),
      ...(isKnown ? checkSecurity(profile, spec, annotations) : []),
    ],
  };
}
