// Writes schemas as shared fragments: a part that is in several places is written once and referred to by `$ref`.
// lib/constructs/argo-cd/release/crds expands the fragments again. The result is the same as the original.

const minimumLength = 60;

/** Canonical text of a value: it is the same for the same content in any order of keys. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
    .join(',')}}`;
}

/** Every different part, with the number of its places in the documents. */
function findParts(documents) {
  const parts = new Map();
  const visit = (value, name) => {
    const text = canonical(value);
    const part = parts.get(text) ?? { value, name, count: 0 };
    parts.set(text, { ...part, count: part.count + 1 });
    for (const [key, child] of Object.entries(value)) {
      if (child !== null && typeof child === 'object') visit(child, nameOf(key, name));
    }
  };
  documents.forEach((document) => visit(document, ''));
  return parts;
}

/** The name of a part. Keywords of a schema are not names: `items` is named after its list, a field after its key. */
function nameOf(key, parent) {
  if (key === 'items') return `${parent}Item`;
  return ['properties', 'schema', 'openAPIV3Schema', 'versions', 'additionalProperties'].includes(key) ||
    /^\d+$/.test(key)
    ? parent
    : key;
}

const isSchema = (value) =>
  !Array.isArray(value) && ('type' in value || 'x-kubernetes-preserve-unknown-fields' in value);

/** `{ fragments, documents }`: the shared parts by name, and the documents that refer to them. */
export function factor(documents) {
  const names = new Map();
  const taken = new Set();
  const parts = findParts(documents);
  for (const [text, part] of parts) {
    if (part.count < 2 || text.length < minimumLength || !isSchema(part.value)) continue;
    let name = part.name;
    for (let n = 2; taken.has(name); n += 1) name = `${part.name}${n}`;
    taken.add(name);
    names.set(text, name);
  }
  const shorten = (value, isTop) => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map((child) => shorten(child));
    const name = isTop ? undefined : names.get(canonical(value));
    if (name !== undefined) return { $ref: name };
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, shorten(child)]));
  };
  const fragments = Object.fromEntries([...names].map(([text, name]) => [name, shorten(parts.get(text).value, true)]));
  return { fragments, documents: documents.map((document) => shorten(document)) };
}

/** The schema without descriptions. A keyword `description` is a text. A property of that name is a schema: it stays. */
export function withoutDescriptions(value) {
  if (Array.isArray(value)) return value.map(withoutDescriptions);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, child]) => !(key === 'description' && typeof child === 'string'))
      .map(([key, child]) => [key, withoutDescriptions(child)]),
  );
}
