import { duration } from '../../../core/check/duration-shapes';
import { seen } from '../../../core/check/seen';
import { type Fields, type TextRule } from '../../../core/check/shape';
import {
  anything,
  either,
  largestLong,
  list,
  map,
  matching,
  object,
  required,
  oneOf,
  text,
  whole,
} from '../../../core/check/shapes';
import { type Fault, at } from '../../../core/fault';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { meantCommand } from '../../../kubernetes/meant-command';
import { headerName } from '../../../kubernetes/name-rule';
import {
  checkPortDeclared,
  checkPortIsOne,
  checkPortIsTcp,
  type DeclaredPort,
  declaredPorts,
  portNumber,
  portShape,
} from '../../../kubernetes/port-shape';
import {
  type ExecAction,
  type GrpcAction,
  type HttpGetAction,
  type LivenessProbe,
  probeKinds,
  type Probes,
  type ReadinessProbe,
  type TcpSocketAction,
  type TimedLiveness,
  type TimedReadiness,
} from './probe';
import { trimCharacters } from '../../../core/text/trim';

const urlPath: TextRule = {
  wanted: 'start with "/"',
  example: '/healthz',
  accepts: (value) => value.startsWith('/'),
  nearest: (value) => `/${value}`,
};

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const unclean = /[\u0000-\u0008\u000a-\u001f\u007f]|^[ \t]|[ \t]$/;

/** HTTP allows no control characters but the tab, and no blanks at the ends. */
const headerText: TextRule = {
  wanted: 'have no control characters and no blanks at its ends',
  example: 'text',
  accepts: (value) => !unclean.test(value),
  nearest: cleaned,
};

const header = object<{ readonly name: string; readonly value: string }>(
  { name: required(matching(headerName)), value: required(matching(headerText)) },
  { example: "{ name: 'X-Name', value: 'text' }" },
);

const httpGet = object<HttpGetAction>(
  {
    port: required(portShape),
    path: matching(urlPath),
    httpHeaders: either(map(matching(headerText), { key: headerName }), list(header)),
    scheme: oneOf(['HTTP', 'HTTPS']),
    host: text,
  },
  { example: "{ path: '/healthz', port: 8080 }" },
);

const tcpSocket = object<TcpSocketAction>({ port: required(portShape), host: text }, { example: '{ port: 8080 }' });

const exec = object<ExecAction>(
  { command: required(list(text, { least: 1, example: "'cat', '/tmp/healthy'", meant: meantCommand })) },
  { example: "{ command: ['cat', '/tmp/healthy'] }" },
);

const grpc = object<GrpcAction>({ port: required(portNumber), service: text }, { example: '{ port: 9090 }' });

const handlers = { httpGet, tcpSocket, exec, grpc };

/** The times and thresholds that all probes have. */
const timings = {
  initialDelay: duration(0),
  period: duration(1),
  timeout: duration(1),
  failureThreshold: whole(1),
};

const kubernetesNames = {
  initialDelaySeconds: 'initialDelay: Duration.seconds(…)',
  periodSeconds: 'period: Duration.seconds(…)',
  timeoutSeconds: 'timeout: Duration.seconds(…)',
  terminationGracePeriodSeconds: 'terminationGracePeriod: Duration.seconds(…)',
};

/** What restarts a container. */
const ending = {
  own: { ...timings, terminationGracePeriod: duration(1, largestLong) },
  options: {
    instead: kubernetesNames,
    refused: { successThreshold: 'one success is enough there; only a readiness probe has it' },
  },
};

/** What stops traffic. */
const readying = {
  own: { ...timings, successThreshold: whole(1) },
  options: {
    instead: kubernetesNames,
    refused: {
      terminationGracePeriod: 'a readiness probe ends nothing; only liveness and startup probes have it',
      terminationGracePeriodSeconds: 'a readiness probe ends nothing; only liveness and startup probes have it',
    },
  },
};

const exactlyOne = [Object.keys(handlers)];
const example = "{ httpGet: { path: '/healthz', port: 8080 } }";
const liveness = object<LivenessProbe>({ ...handlers, ...ending.own }, { ...ending.options, exactlyOne, example });
const readiness = object<ReadinessProbe>(
  { ...handlers, ...readying.own },
  { ...readying.options, exactlyOne, example },
);

/** The three probes of a container. */
export const probeShapes: Fields<Probes> = { liveness, readiness, startup: liveness };

const anyHandler = { httpGet: anything, tcpSocket: anything, exec: anything, grpc: anything };
const timed = { example: '{ period: Duration.seconds(10) }' };
const livenessTimes = object<TimedLiveness>({ ...anyHandler, ...ending.own }, { ...ending.options, ...timed });
const readinessTimes = object<TimedReadiness>({ ...anyHandler, ...readying.own }, { ...readying.options, ...timed });

/** The times of the three probes, whatever their handlers are. */
export const timesShapes = { liveness: livenessTimes, readiness: readinessTimes, startup: livenessTimes };

/** Whether the ports that probes name or number are ports that answer. Each probe must have its shape. */
export function checkProbePorts(probes: PlainMap, container: unknown, owner = 'the container'): readonly Fault[] {
  const ports = declaredPorts(container);
  return checkPorts(probes, (port, field) => {
    const isTcp = checkPortIsTcp(port, ports);
    return typeof port === 'string' && field !== 'grpc' ? [...checkPortDeclared(port, ports, owner), ...isTcp] : isTcp;
  });
}

/** Whether each name of a port that probes use is in one container only. */
export function checkProbePortNames(probes: PlainMap, podPorts: readonly DeclaredPort[]): readonly Fault[] {
  return checkPorts(probes, (port) => checkPortIsOne(port, podPorts));
}

type PortCheck = (port: unknown, field: string) => readonly Fault[];

function checkPorts(probes: PlainMap, check: PortCheck): readonly Fault[] {
  let faults: readonly Fault[] = [];
  for (const kind of probeKinds) {
    const probe = probes[kind];
    const found = isPlainMap(probe) ? checkPort(probe, check) : [];
    faults = found.length === 0 ? faults : [...faults, ...at(kind, found)];
  }
  return faults;
}

/** The handlers of a probe that connect to a port. */
const portHandlers = ['httpGet', 'tcpSocket', 'grpc'];

function checkPort(probe: PlainMap, check: PortCheck): readonly Fault[] {
  for (const field of portHandlers) {
    const handler = probe[field];
    if (isPlainMap(handler)) {
      return at(field, at('port', check(seen(handler.port), field)));
    }
  }
  return [];
}

function cleaned(value: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return trimCharacters(value.replace(/[\u0000-\u0008\u000a-\u001f\u007f]+/g, ' '), ' \t');
}
