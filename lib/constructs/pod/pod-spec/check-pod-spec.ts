import { checkLabels } from '../../../kubernetes/check-metadata';
import { type Problem } from '../../../core/error';
import { type PlainMap } from '../../../core/plain';
import { checkContainers } from './check-container';
import { checkWhole, largestLong } from '../../../core/check/check-value';

/** What is wrong with a PodSpec by itself. */
export function checkPodSpec(spec: PlainMap): Problem[] {
  return [
    ...checkContainers(spec.containers, spec.initContainers),
    ...checkLabels(spec.nodeSelector, 'nodeSelector'),
    ...checkWhole(spec.terminationGracePeriodSeconds, 'terminationGracePeriodSeconds', 0, largestLong),
  ];
}
