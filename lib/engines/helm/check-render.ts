import { type Finding, finding } from '../../core/error';
import { listed } from '../../core/listed';
import { type RenderEntry } from './cache/render-entry';

/** A render that is used, and why. */
export interface UsedRender {
  readonly where: string;
  /** The chart's path in messages. */
  readonly shown: string;
  readonly entry: RenderEntry;
  /** Whether it comes from the cache because this machine has no helm. */
  readonly withoutHelm: boolean;
}

/** What the user should know of a render, as warnings. */
export function checkRender({ where, shown, entry, withoutHelm }: UsedRender): Finding[] {
  const warning = (rule: string, what: string, fix: string): Finding =>
    finding({ severity: 'warning', rule, where, what, fix });
  return [
    ...(withoutHelm ? [warning('no-helm', `No helm on this machine: ${madeBy(shown, entry.helm)}`, installFix)] : []),
    ...(entry.warnings.length === 0 ? [] : [warning('helm', printed(shown, entry.warnings), printedFix)]),
    ...(entry.equalKeys.length === 0 ? [] : [warning('equal-keys', equalKeys(shown, entry), equalKeysFix)]),
  ];
}

const installFix = 'install helm to render the chart here; this is only a warning';
const printedFix = 'correct it in the chart or in its values; this is only a warning';
const equalKeysFix = 'remove one of the two from the template, or report it to the authors of the chart';

function madeBy(shown: string, version: string): string {
  return `the render of ${shown} that helm ${version} made is used`;
}

function printed(shown: string, lines: readonly string[]): string {
  return `helm reports on the chart ${shown}: ${lines.join('\n    ')}`;
}

function equalKeys(shown: string, entry: RenderEntry): string {
  const keys = entry.equalKeys.map(({ template, object, path }) => `${path} of ${object} (${template})`);
  return `The chart ${shown} sets a key twice, and the last value is used: ${listed([...new Set(keys)])}`;
}
