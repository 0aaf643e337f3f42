// The fields that our types take over from Kubernetes' own. They are declared in cdk8s-plus-27, so typedoc leaves them
// out; the pages list them from data/kubernetes-types.json.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const table = JSON.parse(readFileSync(join(import.meta.dirname, '../../data/kubernetes-types.json'), 'utf8')).types;

/** The names of our types that stand for fields of Kubernetes, as in lib/constructs/pod/pod-spec/probed-container.ts. */
const bases = {
  WithoutProbes: { type: 'Container', without: ['image', 'livenessProbe', 'readinessProbe', 'startupProbe'] },
  OtherPodFields: { type: 'PodSpec', without: ['containers', 'initContainers', 'ephemeralContainers'] },
};

/** A page with the fields in place of the names of these types. */
export function listKubernetesFields(text) {
  return text.replace(/^- `(WithoutProbes|OtherPodFields)`$/gm, (_, name) => fieldList(bases[name]));
}

function fieldList({ type, without }) {
  const fields = Object.entries(table[type]).filter(([name]) => !without.includes(name));
  const list = fields.map(([name, form]) => `\`${name}${form.endsWith('!') ? '' : '?'}: ${inTypeScript(form)}\``);
  const page = `https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#${type}`;
  return `- the other fields of Kubernetes' [${type}](${page}): ${list.join(', ')}`;
}

const scalars = { int32: 'number', int64: 'number', IntOrString: 'IntOrStringValue', Quantity: 'QuantityValue' };

function inTypeScript(form) {
  const type = form.replace(/!$/, '');
  if (type.startsWith('[]')) {
    return `${inTypeScript(type.slice(2))}[]`;
  }
  if (type.startsWith('{}')) {
    return `{ [key: string]: ${inTypeScript(type.slice(2))} }`;
  }
  if (type.startsWith('=')) {
    const choices = type.slice(1).split('|');
    return choices.map((choice) => `'${choice}'`).join(' or ');
  }
  return scalars[type] ?? type;
}
