import { jsonText } from '../../core/text/json-text';
import { type ChartMetadata } from './metadata/chart-metadata';
import { type ValueSpec } from './marks';

/** README.md: what the chart is, and a table of its values. */
export function chartReadme({ name, description }: ChartMetadata, values: readonly ValueSpec[]): string {
  const about = description === undefined ? '' : `\n${oneLine(description)}\n`;
  return `# ${name}\n${about}\n## Values\n\n${values.length === 0 ? 'This chart has no values.\n' : tableOf(values)}`;
}

function tableOf(values: readonly ValueSpec[]): string {
  const rows = values.map((spec) => [
    code(spec.name),
    text(spec.description),
    allowed(spec),
    code(jsonText(spec.default)),
  ]);
  const lines = [['Value', 'Description', 'Allowed', 'Default'], ['---', '---', '---', '---'], ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function allowed(spec: ValueSpec): string {
  const { type, minimum, maximum, minLength, maxLength, minItems, maxItems, pattern } = spec;
  if (spec.enum !== undefined) {
    return spec.enum.map((choice) => code(jsonText(choice))).join(', ');
  }
  const range = [
    between(minimum, maximum, ''),
    between(minLength, maxLength, ' characters'),
    between(minItems, maxItems, ' items'),
    pattern === undefined ? '' : `like ${code(pattern)}`,
  ];
  return [type, ...range.filter((part) => part !== '')].join(', ');
}

function between(least: number | undefined, most: number | undefined, unit: string): string {
  if (least === undefined) {
    return most === undefined ? '' : `at most ${most}${unit}`;
  }
  return most === undefined ? `at least ${least}${unit}` : `${least} to ${most}${unit}`;
}

/** A text as code. More backquotes than in the text must be around it. */
function code(content: string): string {
  const line = oneLine(content).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`;
}

function text(description = ''): string {
  return oneLine(description).replace(/[\\|<>*_`[\]]/g, '\\$&');
}

function oneLine(content: string): string {
  return content.trim().split(/\s+/).join(' ');
}
