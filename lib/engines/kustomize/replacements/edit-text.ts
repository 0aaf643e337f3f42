import { findExact, impassable } from './find-exact';
import { type CreatedKind, findFields } from './find-fields';
import { ReplacementProblem } from '../../../core/yaml/text/replacement-problem';
import { setNode } from './set-fields';
import { type YamlNode, type YamlText } from '../../../core/yaml/text/yaml-node';
import { parseYamlText, YamlTextError } from '../../../core/yaml/text/parse-yaml-text';
import { writeJsonText } from '../../../core/yaml/text/write-json-text';
import { writeYamlText } from '../../../core/yaml/text/write-yaml-text';

/**
 * Writes a value inside a text field. The first scalar on the path is read as YAML, and the rest of the path is followed
 * in it. Then the whole text is written again, as JSON if it begins like JSON.
 *
 * @returns whether a field inside a text was written. If the path or the value does not fit, nothing is changed.
 */
export function editText(root: YamlNode, path: readonly string[], value: YamlNode, create: CreatedKind): boolean {
  const found = findText(root, path);
  if (found === undefined) {
    return false;
  }
  try {
    const fields = findFields(found.text.root, found.rest, create);
    fields.forEach((field) => setNode(field, value));
    const original = found.scalar.text;
    found.scalar.text = /^\s*[{[]/.test(original)
      ? writeJsonText(found.text, original)
      : writeYamlText(found.text).trim();
    return fields.length > 0;
  } catch (error) {
    if (error instanceof ReplacementProblem) {
      return false;
    }
    throw error;
  }
}

interface FoundText {
  readonly scalar: YamlNode;
  readonly text: YamlText;
  readonly rest: readonly string[];
}

function findText(root: YamlNode, path: readonly string[]): FoundText | undefined {
  for (let length = 1; length < path.length; length++) {
    const scalar = findExact(root, path.slice(0, length));
    if (scalar === impassable || scalar?.kind !== 'scalar') {
      continue;
    }
    try {
      return { scalar, text: parseYamlText(scalar.text), rest: path.slice(length) };
    } catch (error) {
      if (!(error instanceof YamlTextError)) {
        throw error;
      }
    }
  }
  return undefined;
}
