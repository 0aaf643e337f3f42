import { type Path } from '../../../core/path-text';
import { parseYamlWithPositions, type PositionedDocument, type TextPosition } from '../../../core/yaml/parse';
import { writtenPath } from './normalize';
import { type Place } from './place';

/** A YAML document and the places of its parts. */
export interface PlacedYaml {
  /** Undefined if the text has no value. */
  readonly value: unknown;
  readonly place: Place;
}

/**
 * Reads the first document of a text as kustomize reads its own files: `yes` is a boolean, and of two equal keys the
 * last one counts.
 */
export function readPlacedYaml(text: string, file: string): PlacedYaml {
  const [document] = parseYamlWithPositions(text, { file, dialect: 'kustomization' });
  return {
    value: document?.value ?? undefined,
    place: (path = []) => {
      const at = document && closestPosition(document, writtenPath(document.value, path));
      return at === undefined ? file : `${file}:${at.line}:${at.column}`;
    },
  };
}

/** The position of the value at a path or, for a field that is missing, of the map that lacks it. */
function closestPosition(document: PositionedDocument, path: Path): TextPosition | undefined {
  return document.positionOf(path) ?? (path.length > 1 ? closestPosition(document, path.slice(0, -1)) : undefined);
}
