import { GitOpsError } from '../../../core/error';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { parseYamlWithPositions, type PositionedDocument } from '../../../core/yaml/parse';
import { type Chart } from '../chart/chart';

/** A values.yaml. */
export interface ValuesSource {
  readonly text: string;
  /** Undefined if the text is empty. */
  readonly document?: PositionedDocument;
  readonly values: PlainMap;
}

/**
 * Reads the values.yaml of a chart. It is empty if the chart has none.
 *
 * @param shown the path of the chart, for messages
 * @throws if it is not YAML, or not a map
 */
export function readValues({ files }: Chart, shown: string): ValuesSource {
  const text = decode(files.get('values.yaml'));
  const file = `${shown}/values.yaml`;
  const [document] = parseYamlWithPositions(text, { file, dialect: 'kustomization' });
  const values = document?.value ?? {};
  if (!isPlainMap(values)) {
    throw new GitOpsError({ where: file, what: 'Cannot read the values: they are not a map', fix: 'write a map' });
  }
  return { text, document, values };
}

/**
 * Reads the values.schema.json of a chart. Undefined if it has none.
 *
 * @param shown the path of the chart, for messages
 * @throws if it is not JSON
 */
export function readSchema({ files }: Chart, shown: string): unknown {
  const bytes = files.get('values.schema.json');
  try {
    return bytes && (JSON.parse(decode(bytes)) as unknown);
  } catch (cause) {
    const what = `Cannot read the schema: ${(cause as Error).message}`;
    throw new GitOpsError({ where: `${shown}/values.schema.json`, what, fix: 'correct the JSON' }, { cause });
  }
}

function decode(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}
