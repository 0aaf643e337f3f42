import { compile } from 'json-schema-to-typescript';
import { type Finding, GitOpsError } from '../../../core/error';
import { type Chart } from '../chart/chart';
import { ChartTypes } from './chart-types';
import { outputSchema } from './output-schema';
import { TypeTable } from './type-table';

/** A TypeScript module, and what its types don't know. */
export interface WrittenTypes {
  readonly text: string;
  readonly warnings: readonly Finding[];
}

/** How types are written. */
export interface TypeOptions {
  /** Whether maps whose fields are known take no others, although the chart may let them. @default false */
  readonly closed?: boolean;
}

/**
 * Writes a module that exports `Values`, the interface of a chart's values.
 *
 * @param shown the path of the chart, for messages
 * @throws if a file of the chart can't be read, or if json-schema-to-typescript is not installed
 */
export async function writeTypes(chart: Chart, shown: string, { closed }: TypeOptions = {}): Promise<WrittenTypes> {
  const write = loadWriter();
  const table = new TypeTable();
  const types = new ChartTypes(table, shown);
  const schema = outputSchema(types.typeOf(chart, shown), table, closed);
  const text = await write(schema, 'Values', {
    bannerComment: `// The values of ${titleOf(chart)}. Written by \`cdk8s-gitops helm types\`; do not edit.`,
    unreachableDefinitions: false,
    $refOptions: { resolve: { http: false, file: false } },
    style: { singleQuote: true, printWidth: 120 },
  });
  return { text: exportValuesOnly(text), warnings: types.warnings() };
}

/** The optional package is loaded here, when its function is first used. */
function loadWriter(): typeof compile {
  try {
    return compile;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') {
      throw cause;
    }
    const what = 'Cannot write types: the package json-schema-to-typescript is not installed';
    const fix = 'run npm install --save-dev json-schema-to-typescript';
    throw new GitOpsError({ where: 'cdk8s-gitops', what, fix }, { cause });
  }
}

/** Name and version, on one line. */
function titleOf({ name, version }: Chart): string {
  return `${name} ${version}`.replace(/\s+/g, ' ').trim();
}

/** Types with a name are for `Values` alone. */
function exportValuesOnly(text: string): string {
  return text.replace(/^export (?!interface Values )/gm, '');
}
