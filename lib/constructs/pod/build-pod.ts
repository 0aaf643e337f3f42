import { checkKnown, lateRule } from '../../core/check/check-data';
import { checkShape } from '../../core/check/check-shape';
import { type Shape } from '../../core/check/shape';
import { at, demandNoFaults, type Fault } from '../../core/fault';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { unwrapDeep } from '../../core/unwrap';
import { checkSecurity, checkSecurityAnnotations } from '../../kubernetes/pod-security/check-security';
import { harden } from '../../kubernetes/pod-security/harden';
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
 * Checks the props against their shape and makes Kubernetes' PodSpec of them.
 *
 * @param where the construct path
 * @throws if a prop is wrong
 */
export function buildPod(where: string, { props, podSpec, podMetadata }: PodProps, shape: Shape): PlainMap {
  const { profile } = podSpec;
  const rendered = renderPodSpec(podSpec);
  const spec = profile === 'restricted' ? harden(rendered) : rendered;
  const faults = [...checkShape(props, shape)];
  if (profile === 'restricted' || profile === 'baseline') {
    const isKnown = faults.every(({ rule }) => rule !== lateRule);
    const metadata = props[podMetadata];
    const annotations = isPlainMap(metadata) ? metadata.annotations : undefined;
    faults.push(
      // Only values that are known now can be held to a profile.
      ...(isKnown ? checkKnown(podSpec) : []),
      ...checkSecurity(profile, unwrapDeep(spec) as PlainMap).map(inTheUsersWords),
      ...at([podMetadata, 'annotations'], checkSecurityAnnotations(profile, annotations)),
    );
  }
  demandNoFaults(where, faults, 'the props');
  return spec;
}

/** The finished spec has `livenessProbe`, and the props have `liveness`. */
function inTheUsersWords(fault: Fault): Fault {
  const path = fault.path.map((step) => probeKinds.find((kind) => step === `${kind}Probe`) ?? step);
  return { ...fault, path };
}
