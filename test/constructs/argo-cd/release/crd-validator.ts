import Ajv, { type ValidateFunction } from 'ajv';
import { type Manifest } from 'cdk8s-gitops';
import crds from '../../../../data/argo-cd/v3.5.1/crds.json';

type Json = { [key: string]: unknown };

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
  const crd = crds.documents.find(({ spec }) => spec.names.kind === kind);
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
