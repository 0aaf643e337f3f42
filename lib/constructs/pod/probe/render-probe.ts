import { detach } from '../../../core/detach';
import { setKey } from '../../../core/own-key';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { throughSwitch } from '../../../core/stand-in';
import { secondsOf } from '../../../core/check/duration';

/** The names that Kubernetes has for the times of a probe. */
const times: ReadonlyMap<string, string> = new Map([
  ['initialDelay', 'initialDelaySeconds'],
  ['period', 'periodSeconds'],
  ['timeout', 'timeoutSeconds'],
  ['terminationGracePeriod', 'terminationGracePeriodSeconds'],
]);

/** A copy of a probe in Kubernetes' own form, with wrapper classes as they are. The probe must have been checked. */
export function renderProbe(probe: object): PlainMap {
  const result: PlainMap = {};
  for (const field of Object.keys(probe)) {
    const value = (probe as PlainMap)[field];
    if (value !== undefined) {
      setKey(result, times.get(field) ?? field, renderField(field, value));
    }
  }
  return result;
}

function renderField(field: string, value: unknown): unknown {
  if (times.has(field)) {
    return throughSwitch(value, renderTime);
  }
  return field === 'httpGet' ? throughSwitch(value, renderHandler) : detach(value);
}

function renderTime(time: unknown): unknown {
  return secondsOf(time) ?? time;
}

function renderHandler(handler: unknown): unknown {
  return isPlainMap(handler) ? withHeaderList(handler) : handler;
}

/** Kubernetes accepts headers only as a list. */
function withHeaderList(handler: PlainMap): PlainMap {
  return isPlainMap(handler.httpHeaders)
    ? { ...handler, httpHeaders: headerList(handler.httpHeaders) }
    : detach(handler);
}

function headerList(headers: PlainMap): unknown[] {
  return Object.keys(headers).map((name) => throughSwitch(headers[name], (value) => ({ name, value })));
}
