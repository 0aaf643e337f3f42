// What an object says, as a hash: to hold objects against upstream's without keeping upstream's manifests here.
// As a program it reads `{ variant: [object] }` from stdin, and writes `{ variant: { "Kind/name": hash } }`.
import { createHash } from 'node:crypto';
import { canonical, withoutDescriptions } from './fragments.mjs';

/** By what the items of a list are told apart, so that their order does not count. */
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

/** Without the namespace, which upstream leaves to kubectl, and which the subjects of bindings follow here. */
function withoutNamespace(object) {
  const { metadata, subjects } = object;
  const free = subjects?.map((subject) => omit('namespace', subject));
  return { ...object, metadata: omit('namespace', metadata), ...(free === undefined ? {} : { subjects: free }) };
}

/** By `Kind/name`, in order: a hash of what each object says. */
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
