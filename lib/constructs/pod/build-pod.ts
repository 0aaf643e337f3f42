import { checkKnown, lateRule } from '../../core/check/check-data';
import { checkShape } from '../../core/check/check-shape';
import { type Shape } from '../../core/check/shape';
import { at, demandNoFaults, type Fault } from '../../core/fault';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { unwrapDeep } from '../../core/unwrap';
import { checkSecurity, checkSecurityAnnotations } from '../../kubernetes/pod-security/check-security';
import { harden } from '../../kubernetes/pod-security/harden';
import { type SecurityProfile } from '../../kubernetes/pod-security/security-profile';
import { probeKinds } from './probe/probe';
import { renderPodSpec } from './pod-spec/render-pod-spec';

/** The props of a construct that makes Pods, taken apart. */
export interface PodProps {
  /** All the props. */
  readonly props: PlainMap;
  /** Those of the PodSpec. */
  readonly podSpec: PlainMap;
  /** Which prop is the metadata of the Pods. */
  readonly podMetadata: 'metadata' | 'podMetadata';
}

/**
 * Checks the props against their shape and makes Kubernetes' PodSpec of them. It shares nothing with the props.
 *
 * @param where the construct path
 * @throws if a prop is wrong
 */
export function buildPod(where: string, pod: PodProps, shape: Shape): PlainMap {
  const faults = checkShape(pod.props, shape);
  const { profile } = pod.podSpec;
  if (profile === 'restricted' || profile === 'baseline') {
    return buildSecurePod(where, pod, profile, faults);
  }
  demandNoFaults(where, faults, 'the props');
  return renderPodSpec(pod.podSpec);
}

/** Kubernetes' PodSpec from the props of the PodSpec, which must have been checked. */
export function renderPod(podSpec: PlainMap): PlainMap {
  const rendered = renderPodSpec(podSpec);
  return podSpec.profile === 'restricted' ? harden(rendered) : rendered;
}

function buildSecurePod(
  where: string,
  { props, podSpec, podMetadata }: PodProps,
  profile: SecurityProfile,
  faults: readonly Fault[],
): PlainMap {
  const spec = renderPod(podSpec);
  const isKnown = faults.every(({ rule }) => rule !== lateRule);
  const metadata = props[podMetadata];
  const annotations = isPlainMap(metadata) ? metadata.annotations : undefined;
  const unsafe = [
    // Only values that are known now can be held to a profile.
    ...(isKnown ? checkKnown(podSpec) : []),
    ...checkSecurity(profile, unwrapDeep(spec) as PlainMap).map(inTheUsersWords),
    ...at([podMetadata, 'annotations'], checkSecurityAnnotations(profile, annotations)),
  ];
  demandNoFaults(where, [...faults, ...unsafe], 'the props');
  return spec;
}

/** The finished spec has `livenessProbe`, and the props have `liveness`. */
function inTheUsersWords(fault: Fault): Fault {
  const path = fault.path.map((step) => probeKinds.find((kind) => step === `${kind}Probe`) ?? step);
  return { ...fault, path };
}
