import { type Manifest } from '../../../core/manifest';
import { jsonText } from '../../../core/text/json-text';
import { stringifyYaml } from '../../../core/yaml/stringify';
import { type GraphNode } from '../data/graph';
import { scriptJson } from './script-json';

/** The YAML of an object, or its beginning. */
export interface ShownYaml {
  readonly text: string;
  /** How many characters are left out. */
  readonly left: number;
}

/** How many bytes all texts of a page may have. */
const mostBytes = 2_500_000;
/** How many characters of one object are shown, if there is room. */
const mostCharacters = 200_000;

/** The YAML of each node that has a manifest. If all of it is too much, long texts are cut, the longest first. */
export function yamlWithin(nodes: readonly GraphNode[]): (ShownYaml | undefined)[] {
  const texts = nodes.map(({ manifest }) => (manifest === undefined ? undefined : yamlOf(manifest)));
  let most = mostCharacters;
  let shown = texts.map((text) => cut(text, most));
  for (let bytes = bytesOf(shown); bytes > mostBytes; bytes = bytesOf(shown)) {
    // If most texts are short, the share alone would come near the bound in many small steps.
    most = Math.floor(Math.min(most / 2, (most * mostBytes) / bytes));
    shown = texts.map((text) => cut(text, most));
  }
  return shown;
}

function yamlOf(manifest: Manifest): string {
  try {
    return stringifyYaml(manifest);
  } catch {
    // YAML cannot hold half of a character.
    return jsonText(manifest, 2);
  }
}

function cut(text: string | undefined, most: number): ShownYaml | undefined {
  return text === undefined ? undefined : { text: text.slice(0, most), left: Math.max(text.length - most, 0) };
}

function bytesOf(shown: readonly (ShownYaml | undefined)[]): number {
  return shown.reduce((sum, each) => sum + (each === undefined ? 0 : Buffer.byteLength(scriptJson(each.text))), 0);
}
