import { isDeferred } from '../../../core/check/deferred';
import { type Problem } from '../../../core/error';
import { checkName, headerName } from '../../../kubernetes/name-rule';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';
import { checkPort, checkPortNumber, type ProbedThing } from '../../../kubernetes/check-port';
import { checkChoice, checkFields, checkMap } from '../../../core/check/check-value';

/** The fields of which a probe has exactly one. */
export const handlerFields = ['httpGet', 'tcpSocket', 'exec', 'grpc'] as const;

type HandlerField = (typeof handlerFields)[number];

const known: Readonly<Record<HandlerField, readonly string[]>> = {
  httpGet: ['path', 'port', 'httpHeaders', 'scheme', 'host'],
  tcpSocket: ['port', 'host'],
  exec: ['command'],
  grpc: ['port', 'service'],
};
const examples: Readonly<Record<HandlerField, string>> = {
  httpGet: "{ path: '/healthz', port: 8080 }",
  tcpSocket: '{ port: 8080 }',
  exec: "{ command: ['cat', '/tmp/healthy'] }",
  grpc: '{ port: 9090 }',
};

/** What is wrong with the handler of a probe; `of` is the probe's title. */
export function checkHandler(field: HandlerField, value: unknown, of: string, thing: ProbedThing): Problem[] {
  if (isDeferred(value)) {
    return [];
  }
  const { map, problems } = checkMap(value, `${field} of ${of}`, examples[field]);
  return problems.length > 0
    ? problems
    : [...checkFields(map, `${field} of ${of}`, known[field]), ...checkContent(field, map, of, thing)];
}

function checkContent(field: HandlerField, handler: PlainMap, of: string, thing: ProbedThing): Problem[] {
  switch (field) {
    case 'httpGet':
      return checkHttpGet(handler, of, thing);
    case 'tcpSocket':
      return [...checkPort(handler.port, `port of ${of}`, thing.title, thing.ports), ...checkText(handler, 'host', of)];
    case 'grpc':
      return [...checkPortNumber(handler.port, `port of ${of}`), ...checkText(handler, 'service', of)];
    case 'exec':
      return checkCommand(handler.command, of);
  }
}

function checkHttpGet(handler: PlainMap, of: string, thing: ProbedThing): Problem[] {
  return [
    ...checkPath(handler.path, of),
    ...checkPort(handler.port, `port of ${of}`, thing.title, thing.ports),
    ...checkChoice(handler.scheme, `scheme of ${of}`, ['HTTP', 'HTTPS']),
    ...checkText(handler, 'host', of),
    ...headersOf(handler.httpHeaders).flatMap((header) => checkHeader(header, of)),
  ];
}

function checkPath(path: unknown, of: string): Problem[] {
  if (path === undefined || isDeferred(path) || (typeof path === 'string' && path.startsWith('/'))) {
    return [];
  }
  const what = `Cannot use ${quote(path)} as path of ${of}: it must start with "/"`;
  return [{ what, fix: `use ${quote(typeof path === 'string' ? `/${path}` : '/healthz')}` }];
}

/** Headers as pairs, whether they were given as a record or as Kubernetes' list. */
export function headersOf(headers: unknown): readonly unknown[] {
  return isPlainMap(headers) ? Object.entries(headers).map(([name, value]) => ({ name, value })) : listOf(headers);
}

function listOf(headers: unknown): readonly unknown[] {
  if (headers === undefined || isDeferred(headers)) {
    return [];
  }
  return Array.isArray(headers) ? headers : [headers];
}

function checkHeader(header: unknown, of: string): Problem[] {
  const { map, problems } = checkMap(header, `header of ${of}`, "{ name: 'X-Name', value: 'text' }");
  return problems.length > 0
    ? problems
    : [
        ...checkFields(map, `a header of ${of}`, ['name', 'value']),
        ...checkName(map.name, `name of a header of ${of}`, headerName),
        ...checkHeaderValue(map.value, `value of header ${quote(map.name)} of ${of}`),
      ];
}

/** HTTP allows no control characters but the tab, and no blanks at the ends. */
function checkHeaderValue(value: unknown, as: string): Problem[] {
  if (isDeferred(value)) {
    return [];
  }
  if (typeof value !== 'string') {
    const text = value === undefined || value === null ? '' : String(value);
    return [{ what: `Cannot use ${quote(value)} as ${as}: it must be a text`, fix: `use ${quote(text)}` }];
  }
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const clean = value.replace(/[\u0000-\u0008\u000a-\u001f\u007f]+/g, ' ').replace(/^[ \t]+|[ \t]+$/g, '');
  const what = `Cannot use ${quote(value)} as ${as}: it must have no control characters and no blanks at its ends`;
  return clean === value ? [] : [{ what, fix: `use ${quote(clean)}` }];
}

function checkCommand(command: unknown, of: string): Problem[] {
  const isFine = Array.isArray(command) && command.length > 0 && command.every(isTextOrDeferred);
  if (isDeferred(command) || isFine) {
    return [];
  }
  const shown = command === undefined ? 'no command' : `${quote(command)} as command`;
  const what = `Cannot use ${shown} in exec of ${of}: it must be a list of texts, one at least`;
  const words = typeof command === 'string' && command.trim() !== '' ? command.trim().split(/\s+/) : undefined;
  return [{ what, fix: `use ${words === undefined ? "['cat', '/tmp/healthy']" : JSON.stringify(words)}` }];
}

function checkText(handler: PlainMap, field: string, of: string): Problem[] {
  const value = handler[field];
  return value === undefined || isTextOrDeferred(value)
    ? []
    : [{ what: `Cannot use ${quote(value)} as ${field} of ${of}: it must be a text`, fix: `leave ${field} out` }];
}

function isTextOrDeferred(value: unknown): boolean {
  return typeof value === 'string' || isDeferred(value);
}
