import { parseYamlWithPositions } from '../../../core/yaml/parse';
import { type Place } from './place';

/** A YAML document and where its parts stand. */
export interface PlacedYaml {
  /** Undefined where the text says nothing. */
  readonly value: unknown;
  readonly place: Place;
}

/**
 * Reads the first document of a text as kustomize reads its own files: `yes` is a boolean, and of two equal keys
 * the last counts.
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
