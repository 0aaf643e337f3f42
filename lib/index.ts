export { GitOpsError, type Finding } from './core/error';
export { type Manifest, type ManifestMetadata } from './core/manifest';
export { parseManifests, type ParseOptions } from './core/yaml/parse';
export { stringifyManifests } from './core/yaml/stringify';
