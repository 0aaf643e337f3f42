// Hashes the content of objects. With the hashes, objects are compared with upstream's without a copy of its manifests.
// As a program it reads `{ variant: [object] }` from stdin and writes `{ variant: { "Kind/name": hash } }`.
import { createHash } from 'node:crypto';
import { canonical, withoutDescriptions } from './fragments.mjs';

/** The keys by which the items of a list are sorted: their order does not count. */
const keys = ['mountPath', 'name', 'containerPort', 'port'];

function normalize(value) {
  if (Array.isArray(value)) {
    const items = value.map(normalize);
    const key = keys.find((each) => items.length > 0 && items.every((item) => item?.[each] !== undefined));
    return key === undefined ? items : items.sort((a, b) => (String(a[key]) < String(b[key]) ? -1 : 1));
  }
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, child]) => child !== null && child !== undefined);
  return Object.fromEntries(entries.map(([key, child]) => [key, normalize(child)]));
}

const omit = (key, map) => Object.fromEntries(Object.entries(map).filter(([each]) => each !== key));

/** The object without its namespace and those of subjects: upstream leaves it to kubectl, and here the user sets it. */
function withoutNamespace(object) {
  const { metadata, subjects } = object;
  const free = subjects?.map((subject) => omit('namespace', subject));
  return { ...object, metadata: omit('namespace', metadata), ...(free === undefined ? {} : { subjects: free }) };
}

/** A hash of the content of each object, by `Kind/name`, in order. */
export function digestsOf(objects) {
  const entries = objects
    .map(withoutNamespace)
    .map((object) => (object.kind === 'CustomResourceDefinition' ? withoutDescriptions(object) : object))
    .map((object) => [
      `${object.kind}/${object.metadata.name}`,
      createHash('sha256')
        .update(canonical(normalize(object)))
        .digest('hex')
        .slice(0, 32),
    ]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

if (process.argv[1] === import.meta.filename) {
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  const digests = Object.entries(JSON.parse(text)).map(([variant, objects]) => [variant, digestsOf(objects)]);
  process.stdout.write(JSON.stringify(Object.fromEntries(digests)));
}
