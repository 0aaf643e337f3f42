import { goDuration } from '../../../core/check/duration-shapes';
import { nearest } from '../../../core/check/nearest';
import { type Fields, type Shape, type TextRule } from '../../../core/check/shape';
import { either, map, matching, object, oneOf, required, text } from '../../../core/check/shapes';
import { listedChoices } from '../../../core/listed';
import { dnsSubdomain } from '../../../kubernetes/name-rule';
import { type ExternalSecretSource } from './external-secret';

interface Store {
  readonly name: string;
  readonly kind: 'SecretStore' | 'ClusterSecretStore';
}

const store = object<Store>(
  { name: required(matching(dnsSubdomain)), kind: required(oneOf(['SecretStore', 'ClusterSecretStore'])) },
  { example: "{ name: 'vault', kind: 'ClusterSecretStore' }" },
);

const key = matching({ wanted: 'not be empty', example: 'git', accepts: (value) => value !== '' });

/** The store, and the secret in it. */
export const storeFields: Fields<Omit<ExternalSecretSource, 'properties'>> = {
  store: required(either(matching({ ...dnsSubdomain, example: 'vault' }), store)),
  key: required(key),
  refreshInterval: goDuration,
};

/** Where the External Secrets operator finds secret values. `names` are the fields that Argo CD reads. */
export function externalSecretShape(names: readonly string[]): Shape<ExternalSecretSource> {
  const name: TextRule = {
    rule: 'unknown-field',
    wanted: `be ${listedChoices(names)}`,
    example: 'password',
    accepts: (value) => names.includes(value),
    nearest: (value) => nearest(value, names),
  };
  return object<ExternalSecretSource>(
    { ...storeFields, properties: map(text, { key: name, example: "{ password: 'token' }" }) },
    { example: "{ store: 'vault', key: 'git' }" },
  );
}
