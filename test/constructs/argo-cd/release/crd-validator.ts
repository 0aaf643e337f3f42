import Ajv, { type ValidateFunction } from 'ajv';
import { type Manifest } from 'cdk8s-gitops';
import { defaultArgoCdVersion, releaseTable } from '../../../../lib/constructs/argo-cd/release/release';

type Json = { [key: string]: unknown };

interface Crd {
  readonly spec: {
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly schema: { readonly openAPIV3Schema: Json } }[];
  };
}

const validators = new Map<string, ValidateFunction>();

/** The errors of an object by Argo CD's own CRD, with unknown fields, which the API server would drop. */
export function crdErrors(manifest: Manifest): string[] {
  const validate = validators.get(manifest.kind) ?? compile(manifest.kind);
  validators.set(manifest.kind, validate);
  validate(JSON.parse(JSON.stringify(manifest)));
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    return `${instancePath} ${message} ${JSON.stringify(params)}`;
  });
}

function compile(kind: string): ValidateFunction {
  const crds = releaseTable(defaultArgoCdVersion, 'crds');
  const crd = (crds.documents as unknown as readonly Crd[]).find(({ spec }) => spec.names.kind === kind);
  const ajv = new Ajv({ strict: false, allErrors: true, formats: { int64: true, 'date-time': true } });
  const definitions = Object.fromEntries(
    Object.entries(crds.fragments).map(([name, fragment]) => [name, closed(fragment as Json)]),
  );
  const schema = closed(crd?.spec.versions[0]?.schema.openAPIV3Schema as Json);
  return ajv.compile({ definitions, ...(schema as Json) });
}

/** The schema for ajv: it refuses unknown fields, has references in ajv's form, and accepts any metadata. */
function closed(schema: Json): Json {
  if (typeof schema.$ref === 'string') {
    return { $ref: `#/definitions/${schema.$ref}` };
  }
  const properties = schema.properties as Json | undefined;
  return {
    ...schema,
    ...(schema.items !== undefined && { items: closed(schema.items as Json) }),
    ...(schema.additionalProperties !== undefined && {
      additionalProperties: closed(schema.additionalProperties as Json),
    }),
    ...(properties !== undefined && {
      additionalProperties: false,
      properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, closed(value as Json)])),
    }),
  };
}
