import { excluding } from '../../../core/check/shape-faults';
import { type Fault, fault, faultIf } from '../../../core/fault';
import { type PlainMap } from '../../../core/plain';

/**
 * What is wrong with the place that secrets come from: two places at once, or texts without `unsafePlaintext`.
 *
 * @param secrets fields that are secret, or belong to one
 */
export function checkSecretPlace(credentials: PlainMap, secrets: readonly string[]): readonly Fault[] {
  const literals = secrets.filter((field) => credentials[field] !== undefined);
  const places = ['externalSecret', 'existing'].filter((place) => credentials[place] !== undefined);
  if (places.length + (literals.length > 0 ? 1 : 0) > 1) {
    return [excluding([...places, ...literals], [], 'a secret comes from one place')];
  }
  return checkPlaintext(literals, credentials.unsafePlaintext, 'externalSecret');
}

/** A fault if secrets would be written into a manifest. `better` is what to use instead. */
export function checkPlaintext(secrets: readonly string[], unsafePlaintext: unknown, better: string): readonly Fault[] {
  return faultIf(
    secrets.length > 0 && unsafePlaintext !== true,
    'plaintext-secret',
    [],
    (at) => `Cannot write ${secrets.join(', ')} of ${at} into a manifest: everybody could read it in Git`,
    `use ${better} or existing: true, or set unsafePlaintext: true`,
  );
}

/** A fault for each field that is left out although others of its group are given. */
export function checkGroups(credentials: PlainMap, groups: readonly (readonly string[])[]): readonly Fault[] {
  return groups.flatMap((group) => {
    const given = group.filter((field) => credentials[field] !== undefined);
    const missing = given.length === 0 ? [] : group.filter((field) => !given.includes(field));
    return missing.map((field) =>
      fault('required', [field], (at) => `Cannot leave out ${at}: it belongs to ${given.join(', ')}`, `add ${field}`),
    );
  });
}
