// Writes data/kubernetes-types.json: the fields of a PodSpec, a DeploymentSpec and a ServiceSpec and of all types in
// them, of several releases of Kubernetes together. They are read from the OpenAPI description in each release, and the
// values of closed choices from the Go types, because that description does not have them. A test compares the types of
// lib/kubernetes/types with the table. Go is needed to fetch the source of the releases.
//
// A field is a text: `string`, `Container`, `[]Container` for a list, `{}Quantity` for a map, `=Always|Never` for a
// choice, and with `!` at the end if it is required.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const releases = ['v1.35.4', 'v1.36.1'];
const roots = ['io.k8s.api.core.v1.PodSpec', 'io.k8s.api.apps.v1.DeploymentSpec', 'io.k8s.api.core.v1.ServiceSpec'];
/** Go files with the types of these roots, in k8s.io/api and k8s.io/apimachinery. */
const goFiles = [
  ['k8s.io/api', 'core/v1/types.go'],
  ['k8s.io/api', 'apps/v1/types.go'],
  ['k8s.io/apimachinery', 'pkg/apis/meta/v1/types.go'],
];
/** Go types that the API server treats as closed choices, though they are not marked as such. */
const unmarked = [
  'ContainerRestartPolicy',
  'ContainerRestartRuleAction',
  'ContainerRestartRuleOnExitCodesOperator',
  'LabelSelectorOperator',
  'OSName',
  'PodSELinuxChangePolicy',
  'RecursiveReadOnlyMode',
  'ResourceResizeRestartPolicy',
];
const target = join(dirname(fileURLToPath(import.meta.url)), '../data/kubernetes-types.json');

const types = {};
for (const release of releases) {
  const { definitions } = JSON.parse(
    readFileSync(join(sourceOf('k8s.io/kubernetes', release), 'api/openapi-spec/swagger.json'), 'utf8'),
  );
  const choices = choicesOf(release);
  roots.forEach((root) => collect(root, definitions, choices, new Set()));
}
const source = `k8s.io/kubernetes ${releases.join(' and ')}, api/openapi-spec/swagger.json; choices from types.go`;
writeFileSync(target, text({ source, madeBy: 'tools/make-kubernetes-types.mjs', types: sorted(types) }));

function sourceOf(module, version) {
  const found = execFileSync('go', ['mod', 'download', '-json', `${module}@${version}`], { encoding: 'utf8' });
  return JSON.parse(found).Dir;
}

/** The values of each field that is a closed choice, by `Type.field`. */
function choicesOf(release) {
  const sources = goFiles.map(([module, file]) =>
    readFileSync(join(sourceOf(module, release.replace('v1', 'v0')), file), 'utf8'),
  );
  const code = sources.join('\n');
  const marked = [...code.matchAll(/\/\/ \+enum\n(?:\/\/.*\n)*type (\w+) string/g)].map(([, name]) => name);
  const closed = new Map([...marked, ...unmarked].map((name) => [name, valuesOf(name, code)]));
  const choices = new Map();
  for (const [, struct, body] of code.matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm)) {
    for (const [, type, field] of body.matchAll(/^\t\w+ +(?:\[\])?\*?(\w+) +`json:"(\w+)/gm)) {
      if (closed.has(type)) {
        choices.set(`${struct}.${field}`, closed.get(type));
      }
    }
  }
  return choices;
}

function valuesOf(type, code) {
  return [...code.matchAll(new RegExp(`^\\t\\w+ +${type} += +"(.*)"`, 'gm'))].map(([, value]) => value);
}

/** Adds a type and the types of its fields. */
function collect(name, definitions, choices, seen) {
  const { properties, required = [] } = definitions[name];
  if (seen.has(name) || properties === undefined) {
    return;
  }
  seen.add(name);
  const fields = (types[shortName(name)] ??= {});
  for (const [field, schema] of Object.entries(properties)) {
    const { form, reference } = describe(schema);
    const values = choices.get(`${shortName(name)}.${field}`) ?? choices.get(`${shortName(name)}Common.${field}`);
    const described = values === undefined ? form : form.replace('string', `=${values.join('|')}`);
    fields[field] = required.includes(field) ? `${described}!` : described;
    if (reference !== undefined && definitions[reference] !== undefined) {
      collect(reference, definitions, choices, seen);
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
    return { form: schema.type === 'integer' ? schema.format : schema.type };
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

/** One type a line: a change of Kubernetes is then easy to read. */
function text({ types: all, ...head }) {
  const lines = Object.entries(all).map(([name, fields]) => `    ${JSON.stringify(name)}: ${JSON.stringify(fields)}`);
  const start = JSON.stringify(head, null, 2).replace(/\n\}$/, '');
  return `${start},\n  "types": {\n${lines.join(',\n')}\n  }\n}\n`;
}
