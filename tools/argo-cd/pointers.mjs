// Finds the fields of Argo CD's Go types that keep an empty value when Argo CD writes an object: pointers to false, 0 or
// an empty text, and lists and maps without `omitempty`. Go leaves out the empty values of all other optional fields.
import { readFileSync } from 'node:fs';

const files = ['types.go', 'applicationset_types.go', 'app_project_types.go', 'source_integrity.go'];
const tops = ['ApplicationSpec', 'ApplicationSetSpec', 'AppProjectSpec'];

/** The names of these fields, from the folder with the types. A name that has both kinds of fields is an error. */
export function pointersOf(folder) {
  const structs = new Map(files.flatMap((file) => structsOf(readIfThere(`${folder}/${file}`))));
  const fields = reachable(structs).flatMap((name) => structs.get(name));
  const kept = new Set(fields.filter(keepsEmpty).map(({ name }) => name));
  const both = fields.filter((field) => kept.has(field.name) && dropsEmpty(field)).map(({ name }) => name);
  if (both.length > 0) throw new Error(`fields that are a pointer at one place only: ${both.join(', ')}`);
  return [...kept].sort();
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

/** Each struct with its fields, and each list that has a name, as a struct with one field without a name. */
function structsOf(text) {
  const structs = [...text.matchAll(/^type (\w+) struct \{\n(.*?)^\}/gms)];
  const lists = [...text.matchAll(/^type (\w+) (\[\]\*?\w+)$/gm)];
  return [
    ...structs.map(([, name, body]) => [name, fieldsOf(body)]),
    ...lists.map(([, name, type]) => [name, [{ name: '', type, omits: true, isOptional: false }]]),
  ];
}

function fieldsOf(body) {
  const lines = body.split('\n');
  return lines.flatMap((line, index) => {
    const match = /^\s+(?:\w+\s+)?([^\s`]+)\s+`json:"([^"]*)"/.exec(line);
    if (match === null || match[2].startsWith('-')) return [];
    const [name, ...options] = match[2].split(',');
    const isOptional = /\+optional/.test(lines.slice(Math.max(0, index - 3), index).join('\n'));
    return [{ name, type: match[1], omits: options.includes('omitempty'), isOptional }];
  });
}

function reachable(structs) {
  const seen = new Set();
  const visit = (name) => {
    if (!structs.has(name) || seen.has(name)) return;
    seen.add(name);
    structs.get(name).forEach(({ type }) => visit(type.replace(/^(\*|\[\]|map\[string\])+/, '')));
  };
  tops.forEach(visit);
  return [...seen];
}

const scalar = /^\*(bool|string|int64|intstr\.IntOrString|ApplicationsSyncPolicy)$/;

function keepsEmpty({ type, omits, isOptional }) {
  return scalar.test(type) || (!omits && (isOptional || /^(\[\]apiext|map)/.test(type)) && !/^[A-Z*]/.test(type));
}

/** Whether an empty value of the field is left out. A field without `omitempty` is required by the CRD. */
function dropsEmpty({ name, type, omits }) {
  return omits && !type.startsWith('*') && !/^(map|[A-Z])/.test(type) && name !== '';
}
