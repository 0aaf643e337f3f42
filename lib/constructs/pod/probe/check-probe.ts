import { isDeferred } from '../../../core/check/deferred';
import { type Problem } from '../../../core/error';
import { type PlainMap } from '../../../core/plain';
import { checkHandler, handlerFields } from './check-handler';
import { type ProbedThing } from '../../../kubernetes/check-port';
import { checkFields, checkMap, checkSeconds, checkWhole, largestLong } from '../../../core/check/check-value';
import { type ProbeKind } from './probe';

const timings = ['initialDelay', 'period', 'timeout', 'failureThreshold'];
const ownFields: Readonly<Record<ProbeKind, readonly string[]>> = {
  liveness: ['terminationGracePeriod'],
  readiness: ['successThreshold'],
  startup: ['terminationGracePeriod'],
};
const kubernetesNames = {
  initialDelaySeconds: 'initialDelay: Duration.seconds(…)',
  periodSeconds: 'period: Duration.seconds(…)',
  timeoutSeconds: 'timeout: Duration.seconds(…)',
  terminationGracePeriodSeconds: 'terminationGracePeriod: Duration.seconds(…)',
};
const foreignFields: Readonly<Record<string, string>> = {
  successThreshold: 'one yes is enough there; only a readiness probe has it',
  terminationGracePeriod: 'a readiness probe ends nothing; only liveness and startup probes have it',
};

/** What is wrong with one probe. */
export function checkProbe(kind: ProbeKind, probe: unknown, thing: ProbedThing): Problem[] {
  if (probe === undefined || isDeferred(probe)) {
    return [];
  }
  const of = `the ${kind} probe of ${thing.title}`;
  const { map, problems } = checkMap(probe, of, "{ httpGet: { path: '/healthz', port: 8080 } }");
  return problems.length > 0
    ? problems
    : [...checkHandlers(map, of, thing), ...checkOwnFields(kind, map, of), ...checkTimings(kind, map, of)];
}

function checkHandlers(probe: PlainMap, of: string, thing: ProbedThing): Problem[] {
  const given = handlerFields.filter((field) => probe[field] !== undefined);
  if (given.length === 0) {
    const what = `Cannot use ${of} without a handler: it must have one of ${handlerFields.join(', ')}`;
    return [{ what, fix: "add httpGet: { path: '/healthz', port: 8080 }" }];
  }
  const many = {
    what: `Cannot use ${given.join(' and ')} together in ${of}: it must have one handler`,
    fix: `keep one of ${given.join(', ')}`,
  };
  return [
    ...(given.length > 1 ? [many] : []),
    ...given.flatMap((field) => checkHandler(field, probe[field], of, thing)),
  ];
}

function checkOwnFields(kind: ProbeKind, probe: PlainMap, of: string): Problem[] {
  const known = [...handlerFields, ...timings, ...ownFields[kind]];
  const foreign = Object.keys(foreignFields).filter((field) => probe[field] !== undefined && !known.includes(field));
  return [
    ...foreign.map((field) => ({
      what: `Cannot use ${field} in ${of}: ${foreignFields[field]}`,
      fix: `leave ${field} out`,
    })),
    ...checkFields(probe, of, [...known, ...foreign], kubernetesNames),
  ];
}

/** What is wrong with the times and thresholds of one probe. */
export function checkTimings(kind: ProbeKind, probe: PlainMap, of: string): Problem[] {
  const [own] = ownFields[kind];
  return [
    ...checkSeconds(probe.initialDelay, 'initialDelay', of, 0),
    ...checkSeconds(probe.period, 'period', of, 1),
    ...checkSeconds(probe.timeout, 'timeout', of, 1),
    ...checkWhole(probe.failureThreshold, `failureThreshold of ${of}`, 1),
    ...(own === 'successThreshold'
      ? checkWhole(probe.successThreshold, `successThreshold of ${of}`, 1)
      : checkSeconds(probe.terminationGracePeriod, 'terminationGracePeriod', of, 1, largestLong)),
  ];
}
