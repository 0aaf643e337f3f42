import { counted } from '../../../core/text/counted';
import { type ObjectReference } from '../../../core/manifest';
import { shorten } from '../../../core/shorten';
import { printable } from '../../../core/text/printable';
import { fieldLine } from '../../diff/formats/object-lines';
import { type ObjectStatus, type PodProblem, type PodStatus } from './status-result';

/** A line of the text of a status. */
export interface StatusRow {
  /** State, object, and what there is to know. */
  readonly cells: readonly [string, string, string];
  readonly tone: 'good' | 'waiting' | 'bad' | 'plain';
}

/** How many changed fields of an object are shown, and how many characters of a message. */
const most = { fields: 10, characters: 400 };

/** The lines of an object: its own, what an apply would change, and its Pods. */
export function statusRows(status: ObjectStatus): StatusRow[] {
  const { fields, health, pods, reason } = status;
  const texts = [health?.status === 'Healthy' ? '' : (health?.message ?? ''), reason ?? ''];
  const shown = fields.slice(0, most.fields).map(fieldLine);
  const rest = fields.length > most.fields ? [`… and ${fields.length - most.fields} more`] : [];
  return [
    { cells: [stateOf(status), nameInStatus(status.object), oneLine(texts)], tone: toneOf(status) },
    ...[...shown, ...rest].map((line): StatusRow => ({ cells: ['', '', line], tone: 'plain' })),
    ...pods.flatMap((pod) => podRows(pod, status.object)),
  ];
}

/** Whether an object is as it should be, and has no Pods: then only its number is of interest. */
export function isQuiet(status: ObjectStatus): boolean {
  return toneOf(status) === 'good' && status.pods.length === 0;
}

function stateOf({ state, health }: ObjectStatus): string {
  switch (state) {
    case 'missing':
      return 'Missing';
    case 'different':
      return 'Different';
    default:
      return health?.status ?? stateTitles[state];
  }
}

const stateTitles = { applied: 'Applied', present: 'Present', unknown: 'Unknown' } as const;

function toneOf({ state, health }: ObjectStatus): StatusRow['tone'] {
  if (state === 'missing' || state === 'different' || health?.status === 'Degraded') {
    return 'bad';
  }
  if (state === 'unknown') {
    return 'waiting';
  }
  return health === undefined || health.status === 'Healthy' ? 'good' : 'waiting';
}

/** A Pod that is an object of its own has its problems in the lines of that. */
function podRows(pod: PodStatus, { apiVersion, kind }: ObjectReference): StatusRow[] {
  const restarts = pod.restarts === 0 ? '' : `, ${counted(pod.restarts, 'restart')}`;
  const name = apiVersion === 'v1' && kind === 'Pod' ? '' : `  Pod/${pod.name}`;
  const own = {
    cells: [`  ${pod.phase}`, printable(name), `${pod.ready} of ${pod.containers} ready${restarts}`],
  } as const;
  const problems = pod.problems.map((problem): StatusRow => ({ cells: ['', '', problemText(problem)], tone: 'bad' }));
  return [{ ...own, tone: 'plain' }, ...problems];
}

function problemText({ container, reason, message }: PodProblem): string {
  return oneLine([container === undefined ? '' : `container ${container}`, reason, message]);
}

/** The name of an object in texts for people. */
export function nameInStatus({ kind, namespace, name }: ObjectReference): string {
  return printable([kind, namespace, name].filter((part) => part !== '').join('/'));
}

/** Messages of probes can have many lines. */
function oneLine(texts: readonly string[]): string {
  const text = texts.filter((part) => part !== '').join(': ');
  return printable(shorten(text.replaceAll(/\s+/g, ' '), most.characters));
}
