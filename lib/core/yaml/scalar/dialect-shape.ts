import { oneOf } from '../../check/shapes';
import { type YamlDialect } from './dialect';

/** The name of a dialect. */
export const dialect = oneOf<YamlDialect>(['kubectl', 'kustomize', 'kustomization']);
