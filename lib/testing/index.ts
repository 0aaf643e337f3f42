import './expect-types';
import { manifestMatchers } from './matchers';

export { type BuiltInKind, type BuiltInManifest } from './built-in-kinds';
export { type ManifestMatchers } from './expect-types';
export { type FoundManifest, type ManifestQuery, Manifests } from './manifests';
export { manifestMatchers };

(globalThis as { expect?: { extend?(matchers: object): void } }).expect?.extend?.(manifestMatchers);
