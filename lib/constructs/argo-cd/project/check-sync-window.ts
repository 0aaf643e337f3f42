import { type Problem } from '../../../core/error';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';
import { checkGoDuration } from '../../../core/check/go-duration';
import { checkGlobs } from './check-glob';
import { findCronFault } from './cron';

const TARGETS = ['applications', 'namespaces', 'clusters'] as const;

/** What is wrong with sync windows, each by itself and among each other. */
export function checkSyncWindows(windows: unknown): Problem[] {
  const list = (Array.isArray(windows) ? (windows as unknown[]) : []).filter(isPlainMap);
  const texts = list.map(identityOf);
  return list.flatMap((window, index) => {
    const path = `syncWindows[${index}]`;
    const first = texts.indexOf(texts[index] as string);
    return [
      ...checkWindow(window, path),
      ...(first === index ? [] : [{ what: `Cannot use ${path}: it equals syncWindows[${first}]`, fix: 'remove one' }]),
    ];
  });
}

function checkWindow(window: PlainMap, path: string): Problem[] {
  return [
    ...checkRequired(window, path),
    ...checkKind(window.kind, `${path}.kind`),
    ...checkSchedule(window.schedule, `${path}.schedule`),
    ...checkGoDuration(window.duration, `${path}.duration`),
    ...checkTimeZone(window.timeZone, `${path}.timeZone`),
    ...TARGETS.flatMap((target) => checkGlobs(window[target], `${path}.${target}`)),
    ...checkDescription(window.description, `${path}.description`),
  ];
}

/** The CRD requires nothing here, Argo CD does. */
function checkRequired(window: PlainMap, path: string): Problem[] {
  const missing = ['kind', 'schedule', 'duration'].filter((field) => window[field] === undefined);
  const hasTarget = TARGETS.some((target) => Array.isArray(window[target]) && window[target].length > 0);
  return [
    ...missing.map((field) => ({
      what: `Cannot leave ${path}.${field} out: Argo CD refuses the window`,
      fix: `give ${path}.${field}`,
    })),
    ...(hasTarget
      ? []
      : [
          {
            what: `Cannot use ${path}: it is for nothing`,
            fix: `give applications: ['*'], or ${TARGETS.slice(1).join(' or ')}`,
          },
        ]),
  ];
}

function checkKind(kind: unknown, path: string): Problem[] {
  return typeof kind === 'string' && kind !== 'allow' && kind !== 'deny'
    ? [{ what: `Cannot use ${quote(kind)} as ${path}: it must be allow or deny`, fix: 'use "allow" or "deny"' }]
    : [];
}

function checkSchedule(schedule: unknown, path: string): Problem[] {
  const fault = typeof schedule === 'string' ? findCronFault(schedule) : undefined;
  return fault === undefined
    ? []
    : [{ what: `Cannot use ${quote(schedule)} as ${path}: ${fault}`, fix: 'use "0 22 * * MON-FRI", for example' }];
}

/** Argo CD takes a zone that it does not know for UTC, without a word. */
function checkTimeZone(zone: unknown, path: string): Problem[] {
  if (typeof zone !== 'string') {
    return [];
  }
  const known = findTimeZone(zone);
  if (known === zone || (known !== undefined && known.toLowerCase() !== zone.toLowerCase())) {
    return [];
  }
  const what = `Cannot use ${quote(zone)} as ${path}: Argo CD would take it for UTC`;
  return [{ what, fix: known === undefined ? 'use a name such as "Europe/Berlin"' : `use ${quote(known)}` }];
}

/** The zone's own name, which differs in case where it was misspelt, and altogether where it was an alias. */
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

function checkDescription(description: unknown, path: string): Problem[] {
  return typeof description === 'string' && Buffer.byteLength(description) > 255
    ? [
        {
          what: `Cannot use ${Buffer.byteLength(description)} bytes as ${path}: it must be at most 255`,
          fix: 'shorten it',
        },
      ]
    : [];
}

function identityOf(window: PlainMap): string {
  const fields = ['kind', 'schedule', 'duration', ...TARGETS, 'timeZone', 'andOperator'];
  return JSON.stringify(fields.map((field) => window[field] ?? null));
}
