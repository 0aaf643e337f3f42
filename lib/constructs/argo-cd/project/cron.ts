import { quote } from '../../../core/check/quote';
import { type Fault, faultIf } from '../../../core/fault';

interface Field {
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly names: readonly string[];
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const cronFields: readonly Field[] = [
  { name: 'minute', minimum: 0, maximum: 59, names: [] },
  { name: 'hour', minimum: 0, maximum: 23, names: [] },
  { name: 'day', minimum: 1, maximum: 31, names: [] },
  { name: 'month', minimum: 1, maximum: 12, names: monthNames },
  { name: 'weekday', minimum: 0, maximum: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];
const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * What is wrong with a cron schedule.
 * Argo CD reads five fields, with weekdays from 0 to 6, and does not know words such as `@daily`.
 */
export function checkSchedule(schedule: string): readonly Fault[] {
  const reason = findReason(schedule);
  return faultIf(
    reason !== undefined,
    'schedule',
    [],
    (at) => `Cannot use ${quote(schedule)} as ${at}: ${reason}`,
    'use "0 22 * * MON-FRI", for example',
  );
}

function findReason(schedule: string): string | undefined {
  const parts = schedule.trim().split(/\s+/);
  if (schedule.startsWith('@') || parts.length !== cronFields.length) {
    return 'it must have five fields: minute, hour, day, month, weekday';
  }
  const reason = parts
    .map((part, index) => findInField(part, cronFields[index] as Field))
    .find((each) => each !== undefined);
  return reason ?? (neverComes(parts) ? 'no month in it has such a day' : undefined);
}

function findInField(text: string, field: Field): string | undefined {
  return text
    .split(',')
    .map((item) => findInRange(item, field))
    .find((reason) => reason !== undefined);
}

function findInRange(text: string, field: Field): string | undefined {
  const match = /^([^/-]+)(?:-([^/-]+))?(?:\/(\d+))?$/.exec(text);
  const bounds = `${field.name} must be from ${field.minimum} to ${field.maximum}`;
  if (match === null || match[3] === '0') {
    return `${field.name} must be a number, a range such as 1-5, "*", or one of these with a step, as in */15`;
  }
  const [, low = '', high] = match;
  const isEvery = low === '*' || low === '?';
  const [start, end] = isEvery ? [field.minimum, field.maximum] : [valueOf(low, field), valueOf(high ?? low, field)];
  if (start === undefined || end === undefined || (isEvery && high !== undefined)) {
    return bounds;
  }
  return start > end ? `${field.name} must not run backwards, as ${text} does` : undefined;
}

/** The number that a text means in a field, or undefined if it is not a number within the bounds. */
function valueOf(text: string, field: Field): number | undefined {
  const named = field.names.indexOf(text.toLowerCase());
  const value = named >= 0 ? named + field.minimum : /^\d+$/.test(text) ? Number(text) : NaN;
  return value >= field.minimum && value <= field.maximum ? value : undefined;
}

/**
 * Whether a schedule never matches, such as one for the 31st of February.
 * Argo CD treats a window that never opens as one that is always open.
 */
function neverComes(parts: readonly string[]): boolean {
  const [, , days = '*', months = '*', weekdays = '*'] = parts;
  if (!/^\d+$/.test(days) || !/^[*?]$/.test(weekdays)) {
    return false;
  }
  const field = cronFields[3] as Field;
  const longest = daysOfMonth.filter((_, index) => includesMonth(months, index + 1, field));
  return longest.length > 0 && Number(days) > Math.max(...longest);
}

function includesMonth(text: string, month: number, field: Field): boolean {
  return text.split(',').some((item) => {
    const [range = '', step = '1'] = item.split('/');
    const [low = '', high] = range.split('-');
    const isEvery = low === '*' || low === '?';
    const start = isEvery ? 1 : (valueOf(low, field) ?? 1);
    const single = item.includes('/') ? 12 : start;
    const end = isEvery ? 12 : high === undefined ? single : (valueOf(high, field) ?? 12);
    return month >= start && month <= end && (month - start) % Number(step) === 0;
  });
}
