// Writes data/stored-types.json: which fields of Kubernetes' types the API server compares in another way than as plain
// JSON. They are read from the Go types of k8s.io/api. Go is needed to fetch them.
//
// A field is a text: `Container` for a struct, `[]Container` for a list, `{}Quantity` for a map, and with `*` in front
// if it is a pointer, so that an empty value is not the same as a missing one; `*` alone is a pointer to a text, number or
// boolean. All other fields are left out.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const release = 'v0.35.4';
/** Types of other packages than core/v1 have the name of the package in front. */
const packages = {
  '': ['k8s.io/api', 'core/v1'],
  'apps.': ['k8s.io/api', 'apps/v1'],
  'batch.': ['k8s.io/api', 'batch/v1'],
  'resource.': ['k8s.io/api', 'resource/v1'],
  'storage.': ['k8s.io/api', 'storage/v1'],
  'metav1.': ['k8s.io/apimachinery', 'pkg/apis/meta/v1'],
};
const aliases = { 'v1.': '', 'corev1.': '', 'metav1.': 'metav1.' };
const roots = [
  ...[
    'PersistentVolumeSpec',
    'apps.DaemonSetSpec',
    'apps.DeploymentSpec',
    'apps.ReplicaSetSpec',
    'apps.StatefulSetSpec',
  ],
  ...['batch.JobSpec', 'resource.ResourceClaim', 'resource.ResourceClaimTemplate', 'resource.ResourceSliceSpec'],
  ...['storage.CSIDriverSpec', 'storage.CSINodeSpec', 'storage.CSIStorageCapacity', 'storage.StorageClass'],
  ...['storage.VolumeAttachment', 'storage.VolumeAttributesClass'],
];
const scalars = new Set(['string', 'bool', 'int', 'int32', 'int64', 'byte', 'Time', 'MicroTime', 'FieldsV1']);
const target = join(dirname(fileURLToPath(import.meta.url)), '../data/stored-types.json');

const { structs, names } = readTypes();
const types = {};
roots.forEach(collect);
const lines = Object.keys(types)
  .sort()
  .map((name) => `    ${JSON.stringify(name)}: ${JSON.stringify(types[name])}`);
writeFileSync(
  target,
  `{\n  "source": "k8s.io/api and k8s.io/apimachinery ${release}, types.go",\n` +
    `  "madeBy": "tools/make-stored-types.mjs",\n  "types": {\n${lines.join(',\n')}\n  }\n}\n`,
);

/** The fields of each struct, and what each other named type is. */
function readTypes() {
  const found = { structs: new Map(), names: new Map() };
  for (const [prefix, [module, folder]] of Object.entries(packages)) {
    const code = readFileSync(join(sourceOf(module), folder, 'types.go'), 'utf8');
    for (const [, name, body] of code.matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm)) {
      found.structs.set(`${prefix}${name}`, fieldsOf(body, prefix));
    }
    for (const [, name, type] of code.matchAll(/^type (\w+) ((?:map\[\w+\]|\[\]|\*)*[\w.]+)(?= *$)/gm)) {
      found.names.set(`${prefix}${name}`, qualified(type, prefix));
    }
  }
  return found;
}

function sourceOf(module) {
  const found = execFileSync('go', ['mod', 'download', '-json', `${module}@${release}`], { encoding: 'utf8' });
  return JSON.parse(found).Dir;
}

/** Name and type of the fields; the name of one whose fields are part of the struct is empty. */
function fieldsOf(body, prefix) {
  return [...body.matchAll(/^\t(?:\w+ +)?([*\w.[\]]+)\s+`json:"(\w*)[",]/gm)].map(([, type, name]) => [
    name,
    qualified(type, prefix),
  ]);
}

/** The name of a type with the package in front: `*[]corev1.Container` is `*[]Container`. */
function qualified(type, prefix) {
  const [, signs, name] = /^((?:\*|\[\]|map\[[\w.]+\])*)(.*)$/.exec(type);
  const shape = signs.replace(/map\[[\w.]+\]/g, '{}');
  const [, alias = '', bare] = /^(\w+\.)?(\w+)$/.exec(name);
  if (alias === 'resource.') return `${shape}Quantity`;
  if (alias === 'intstr.' || alias === 'runtime.' || scalars.has(bare)) return `${shape}string`;
  return `${shape}${alias === '' ? prefix : (aliases[alias] ?? alias)}${bare}`;
}

/** Adds a type and the types of its fields. */
function collect(name) {
  if (types[name] !== undefined) {
    return;
  }
  types[name] = {};
  types[name] = Object.fromEntries(allFields(name).flatMap(([field, type]) => keptField(field, type)));
}

function allFields(name) {
  return structs.get(name).flatMap(([field, type]) => (field === '' ? allFields(type) : [[field, type]]));
}

function keptField(field, type) {
  const [, signs, bare] = /^((?:\*|\[\]|\{\})*)(.*)$/.exec(type);
  if (structs.has(bare)) {
    collect(bare);
    return [[field, type]];
  }
  const named = names.get(bare);
  if (named !== undefined) {
    return keptField(field, `${signs}${named}`);
  }
  return bare === 'Quantity' ? [[field, type]] : signs.startsWith('*') ? [[field, '*']] : [];
}
