import { type Manifest } from '../../../core/manifest';
import { isPlainMap } from '../../../core/plain';
import { type Path } from '../../../core/path-text';
import { maskSecretValues } from '../../../kubernetes/secrets/mask-secret-values';
import { plainSecrets } from '../../../kubernetes/secrets/plain-secrets';
import { plainTextPlaces } from '../../../kubernetes/secrets/plain-text-places';

/** What is shown in place of a secret value. */
const mask = '(secret)';

/** A manifest without the values of a Secret, and without what looks like a secret in other objects: all that `publish` refuses. */
export function maskedManifest(manifest: Manifest): Manifest {
  const masked = maskSecretValues(manifest, mask);
  const places = [...plainSecrets(manifest), ...plainTextPlaces(manifest)];
  return places.reduce<unknown>(maskAt, masked) as Manifest;
}

/** The path may lead on into a text, which is then masked as a whole. */
function maskAt(value: unknown, [step, ...rest]: Path): unknown {
  if (step !== undefined && Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === step ? maskAt(item, rest) : item));
  }
  if (step !== undefined && isPlainMap(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, key === step ? maskAt(item, rest) : item]),
    );
  }
  return mask;
}
