import '../testing/expect-types';
import { manifestMatchers } from '../testing/matchers';

export { type BuiltInKind, type BuiltInManifest } from '../testing/built-in-kinds';
export { type ManifestMatchers } from '../testing/expect-types';
export { type FoundManifest, type ManifestQuery, Manifests } from '../testing/manifests';
export { manifestMatchers };

(globalThis as { expect?: { extend?(matchers: object): void } }).expect?.extend?.(manifestMatchers);
