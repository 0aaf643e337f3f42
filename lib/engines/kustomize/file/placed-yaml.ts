import { parseYamlWithPositions } from '../../../core/yaml/parse';
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
      const at = document?.positionOf(path);
      return at === undefined ? file : `${file}:${at.line}:${at.column}`;
    },
  };
}
