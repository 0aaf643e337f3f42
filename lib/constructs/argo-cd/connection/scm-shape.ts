import { matching, object, onlyTrue, required, text, textOf } from '../../../core/check/shapes';
import { metadataShape } from '../../../kubernetes/metadata-shape';
import { checkSecretType } from './argo-cd-secret';
import { checkSecretPlace } from './check-place';
import { storeFields } from './external-secret-shape';
import { type ScmCredentialsSource, type ScmExternalSecret } from './scm-manifest';

const credentials = object<ScmCredentialsSource>(
  {
    externalSecret: object<ScmExternalSecret>(
      { ...storeFields, property: text },
      { example: "{ store: 'vault', key: 'git' }" },
    ),
    existing: onlyTrue,
    unsafePlaintext: onlyTrue,
    token: textOf({ secret: true }),
  },
  {
    secret: true,
    example: "{ externalSecret: { store: 'vault', key: 'git' } }",
    atLeastOne: [['externalSecret', 'existing', 'token']],
    also: (given) => checkSecretPlace(given, ['token']),
  },
);

/** The props of `ScmCredentials`. */
export const scmCredentialsShape = object<{
  readonly metadata?: object;
  readonly key?: string;
  readonly credentials: ScmCredentialsSource;
}>(
  {
    metadata: metadataShape(),
    key: matching({
      wanted: 'be letters, digits, "-", "_" and "."',
      example: 'token',
      accepts: (key) => /^[-\w.]{1,253}$/.test(key),
    }),
    credentials: required(credentials),
  },
  { also: ({ metadata }) => checkSecretType(metadata, 'scm-creds') },
);
