import { goDuration as goDurationShape } from '../../../core/check/duration-shapes';
import { goDuration } from '../../../core/check/go-duration';
import { quote } from '../../../core/check/quote';
import { refined } from '../../../core/check/refine';
import { list, matching, oneOf, textOf } from '../../../core/check/shapes';
import { type Fault, fault, faultIf } from '../../../core/fault';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { checkSchedule } from './cron';
import { glob } from './glob-shape';
import { type SyncWindow } from './sync-window';

const windowTargets = ['applications', 'namespaces', 'clusters'];

/** A window in which Applications may be synced or may not. The CRD requires nothing here, Argo CD does. */
export const syncWindow = refined<SyncWindow>(
  {
    kind: oneOf(['allow', 'deny']),
    schedule: textOf({ example: '0 22 * * MON-FRI', check: checkSchedule }),
    duration: goDurationShape,
    timeZone: textOf({ example: 'Europe/Berlin', check: checkTimeZone }),
    applications: list(glob),
    namespaces: list(glob),
    clusters: list(glob),
    description: matching({
      wanted: 'have 255 bytes at most',
      example: 'nights',
      accepts: (value) => Buffer.byteLength(value) <= 255,
    }),
  },
  { required: ['kind', 'schedule', 'duration'], also: checkTargets },
);

/** A fault for each window that equals one before it. */
export function checkEqualWindows(windows: unknown): readonly Fault[] {
  const texts = listOf(windows).map((window) => (isPlainMap(window) ? identityOf(window) : ''));
  return texts.flatMap((text, index) => {
    const first = texts.indexOf(text);
    const what = (at: string): string => `Cannot use ${at}: it equals syncWindows[${first}]`;
    return first === index ? [] : [fault('repeated', [index], what, 'remove one')];
  });
}

/** What Argo CD compares, as it is written: without values that mean the same as none. */
function identityOf(window: PlainMap): string {
  const fields = ['kind', 'schedule', 'duration', ...windowTargets, 'timeZone', 'andOperator'];
  return JSON.stringify(
    fields.map((field) => {
      const value = field === 'duration' ? goDuration(window[field] as string) : window[field];
      return value === '' || value === false || (Array.isArray(value) && value.length === 0) ? null : (value ?? null);
    }),
  );
}

function checkTargets(window: PlainMap): readonly Fault[] {
  return faultIf(
    windowTargets.every((target) => listOf(window[target]).length === 0),
    'required',
    [],
    (at) => `Cannot use ${at} without any of ${windowTargets.join(', ')}: one is required`,
    "add applications: ['*']",
  );
}

/** Argo CD treats a zone that it does not know as UTC, without a message. */
function checkTimeZone(zone: string): readonly Fault[] {
  const known = zone === '' ? zone : findTimeZone(zone);
  return faultIf(
    known === undefined || (known !== zone && known.toLowerCase() === zone.toLowerCase()),
    'time-zone',
    [],
    (at) => `Cannot use ${quote(zone)} as ${at}: Argo CD would treat it as UTC`,
    known === undefined ? 'use a name such as "Europe/Berlin"' : `use ${quote(known)}`,
  );
}

/** The zone's own name. It differs only in case if the zone is misspelt, and altogether if it is an alias. */
function findTimeZone(zone: string): string | undefined {
  if (zone === 'UTC' || zone === 'Local') {
    return zone;
  }
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
    return /^[+-]/.test(timeZone) ? undefined : timeZone;
  } catch {
    return undefined;
  }
}
