import { GitOpsError } from '../../../core/error';
import { type MergeSchema } from '../../../core/patch/merge-schema';
import { strategicMerge } from '../../../core/patch/strategic-merge';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { parseYaml } from '../../../core/yaml/parse';
import { stringifyYaml } from '../../../core/yaml/stringify';
import { decodeText } from '../file/decode-text';
import { type HelmChartSpec } from '../file/kustomization-spec';
import { turnIntoJson } from '../resource/turn-into-json';
import { inlineValues } from './inline-values';
import { type ValuesFile } from './values-file';

const mergeNames = ['merge', 'override', 'replace'];

/**
 * The values that a chart gets, as YAML: the file as it is, or merged with the inline values as a strategic merge patch.
 *
 * @throws if the file can't be read, or can't be merged
 */
export function chartValues(
  { valuesInline = {}, valuesMerge }: HelmChartSpec,
  valuesFile: ValuesFile,
  where: string,
): string | Uint8Array {
  if (Object.keys(valuesInline).length === 0) {
    return valuesFile.read();
  }
  const inline = inlineValues(valuesInline);
  if (valuesMerge === 'replace') {
    return stringifyYaml(inline);
  }
  const file = readValues(valuesFile, where);
  const merged = valuesMerge === 'merge' ? mergeValues(inline, file, where) : mergeValues(file, inline, where);
  return stringifyYaml(turnIntoJson(merged));
}

/** @throws if kustomize does not know this way to merge values */
export function demandMergeName({ valuesMerge }: HelmChartSpec, where: string): void {
  if (valuesMerge && !mergeNames.includes(valuesMerge)) {
    const what = `Cannot use ${valuesMerge} as valuesMerge: it must be one of ${mergeNames.join(', ')}`;
    throw new GitOpsError({ where, what, fix: 'leave it out, so that valuesInline overrides the file' });
  }
}

/** The map of values in a file; null if its document is null. */
function readValues({ shown, read }: ValuesFile, where: string): PlainMap | null {
  const text = decodeText(read(), shown);
  const [values] = parseYaml(text, { file: shown, dialect: 'kustomize' });
  if (values === null && hasDocument(text)) {
    return null;
  }
  if (!isPlainMap(values)) {
    const what = `Cannot merge valuesInline with ${shown}: the file has no map of values`;
    throw new GitOpsError({ where, what, fix: 'write {} to the file, or set valuesMerge: replace' });
  }
  return values;
}

/** Whether a text is more than comments and blank lines. In such a text, kustomize finds no document to merge with. */
function hasDocument(text: string): boolean {
  return text.split('\n').some((line) => !/^\s*(#|$)/.test(line));
}

const noSchema: MergeSchema = { kind: () => undefined };

function mergeValues(base: PlainMap | null, patch: PlainMap | null, where: string): PlainMap {
  try {
    // As everywhere in a strategic merge patch, null deletes.
    return patch === null ? {} : (strategicMerge(base ?? {}, patch, noSchema) ?? {});
  } catch (cause) {
    if (!(cause instanceof GitOpsError)) {
      throw cause;
    }
    const [{ what, fix }] = cause.findings;
    throw new GitOpsError({ where, what: `Cannot merge valuesInline: ${what}`, fix }, { cause });
  }
}
