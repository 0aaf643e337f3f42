// Writes data/kubernetes-pod-fields.json: the fields of a PodSpec, a DeploymentSpec and a ServiceSpec and of all types
// in them. They are read from the OpenAPI description in each Kubernetes release. A test compares the types of
// lib/kubernetes/types with them. Go is needed to fetch the source of the release.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const releases = ['v1.35.4', 'v1.36.1'];
const roots = ['io.k8s.api.core.v1.PodSpec', 'io.k8s.api.apps.v1.DeploymentSpec', 'io.k8s.api.core.v1.ServiceSpec'];
/** Metadata is cdk8s' own type. */
const leftOut = ['ObjectMeta'];
const target = join(dirname(fileURLToPath(import.meta.url)), '../data/kubernetes-pod-fields.json');

const types = {};
for (const { definitions } of releases.map(swaggerOf)) {
  roots.forEach((root) => collect(root, definitions, new Set()));
}
const source = `k8s.io/kubernetes ${releases.join(' and ')}, api/openapi-spec/swagger.json`;
writeFileSync(
  target,
  `${JSON.stringify({ source, madeBy: 'tools/make-pod-fields.mjs', types: sorted(types) }, null, 2)}\n`,
);

function swaggerOf(release) {
  const found = execFileSync('go', ['mod', 'download', '-json', `k8s.io/kubernetes@${release}`], { encoding: 'utf8' });
  return JSON.parse(readFileSync(join(JSON.parse(found).Dir, 'api/openapi-spec/swagger.json'), 'utf8'));
}

/** Adds a type and the types of its fields: `Container`, `[]Container` for a list, `{}Quantity` for a map. */
function collect(name, definitions, seen) {
  const { properties } = definitions[name];
  if (seen.has(name) || properties === undefined) {
    return;
  }
  seen.add(name);
  const fields = (types[shortName(name)] ??= {});
  for (const [field, schema] of Object.entries(properties)) {
    const { form, reference } = describe(schema);
    if (leftOut.includes(shortName(reference))) {
      continue;
    }
    fields[field] = form;
    if (reference !== undefined && definitions[reference] !== undefined) {
      collect(reference, definitions, seen);
    }
  }
}

function describe(schema) {
  if (schema.$ref !== undefined) {
    const reference = schema.$ref.replace('#/definitions/', '');
    return { form: shortName(reference), reference };
  }
  const inner = schema.items ?? schema.additionalProperties;
  if (inner === undefined) {
    return { form: schema.type };
  }
  const { form, reference } = describe(inner);
  return { form: `${schema.type === 'array' ? '[]' : '{}'}${form}`, reference };
}

function shortName(reference = '') {
  return reference.split('.').at(-1);
}

function sorted(map) {
  return Object.fromEntries(
    Object.entries(map)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, value]) => [key, typeof value === 'object' ? sorted(value) : value]),
  );
}
