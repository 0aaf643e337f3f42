import { type PlainMap } from '../../../core/plain';
import { parseYaml } from '../../../core/yaml/parse';
import { secretsInConfiguration } from '../../../kubernetes/secrets/secrets-in-values';

/** Shorter texts are parts of words: without them, a message would say nothing. */
const shortest = 4;

/**
 * The secrets in values, which helm may repeat in a message: `fail`, an error of YAML, or one of the schema.
 *
 * @param values YAML, as helm gets it
 */
export function secretValues(values: string): string[] {
  const found = parseYaml(values).flatMap((document) =>
    secretsInConfiguration(document, []).map((path) =>
      path.reduce<unknown>((value, step) => (value as PlainMap)[step], document),
    ),
  );
  const lines = found.flatMap((value) => (typeof value === 'string' ? value.split('\n') : []));
  return lines.filter((line) => line.trim().length >= shortest);
}
