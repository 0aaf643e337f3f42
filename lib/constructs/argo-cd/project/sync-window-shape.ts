import { goDuration } from '../../../core/check/duration-shapes';
import { goDurationText } from '../../../core/check/duration';
import { refined } from '../../../core/check/refine';
import { type TextRule, type Unique } from '../../../core/check/shape';
import { list, matching, oneOf, textOf } from '../../../core/check/shapes';
import { type Fault, faultIf } from '../../../core/fault';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { checkSchedule } from './cron';
import { glob } from './glob-shape';
import { type SyncWindow } from './sync-window';

const windowTargets = ['applications', 'namespaces', 'clusters'];

const timeZone: TextRule = {
  rule: 'time-zone',
  wanted: 'be the name of a time zone; Argo CD treats any other as UTC',
  example: 'Europe/Berlin',
  accepts: (value) => {
    const known = findTimeZone(value);
    return known !== undefined && (known === value || known.toLowerCase() !== value.toLowerCase());
  },
  nearest: findTimeZone,
};

/** A window in which Applications may be synced or may not. The CRD requires nothing here, Argo CD does. */
export const syncWindow = refined<SyncWindow>(
  {
    kind: oneOf(['allow', 'deny']),
    schedule: textOf({ example: '0 22 * * MON-FRI', check: checkSchedule }),
    duration: goDuration,
    timeZone: matching(timeZone),
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

/** Windows that are written alike are refused by Argo CD. */
export const differentWindows: Unique = { by: (window) => (isPlainMap(window) ? identityOf(window) : undefined) };

/** What Argo CD compares, as it is written: without values that mean the same as none. */
function identityOf(window: PlainMap): string {
  const fields = ['kind', 'schedule', 'duration', ...windowTargets, 'timeZone', 'andOperator'];
  return JSON.stringify(
    fields.map((field) => {
      const value = field === 'duration' ? goDurationText(window[field]) : window[field];
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

/** The zone's own name. It differs only in case if the zone is misspelt, and altogether if it is an alias. */
function findTimeZone(zone: string): string | undefined {
  if (zone === '' || zone === 'UTC' || zone === 'Local') {
    return zone;
  }
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
    return /^[+-]/.test(timeZone) ? undefined : timeZone;
  } catch {
    return undefined;
  }
}
