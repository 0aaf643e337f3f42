// What the containers of upstream's workloads read as environment, in upstream's order.

/** One variable: its name and where its value comes from. */
function readVariable({ name, value, valueFrom }) {
  if (value !== undefined) return { name, value };
  const { configMapKeyRef: map, secretKeyRef: secret, fieldRef: field } = valueFrom;
  if (map?.name === 'argocd-cmd-params-cm') return { name, param: expectOptional(name, map).key };
  if (map?.name === 'argocd-cm') return { name, setting: expectOptional(name, map).key };
  if (secret && !secret.optional) return { name, secret: secret.name, key: secret.key };
  if (field) return { name, field: field.fieldPath };
  throw new Error(`${name}: a source this script does not know: ${JSON.stringify(valueFrom)}`);
}

function expectOptional(name, ref) {
  if (ref.optional !== true)
    throw new Error(
      `${name}: ${ref.name}[${ref.key}] is not optional; lib/argocd/install/environment.ts expects it to be`,
    );
  return ref;
}

/** By workload: the variables of its first container, which is Argo CD's own in all of them. */
export function environmentOf(objects) {
  const workloads = objects.filter(
    (object) => object.spec?.template && !object.metadata.name.startsWith('argocd-redis'),
  );
  return Object.fromEntries(
    workloads
      .map((object) => [object.metadata.name, object.spec.template.spec.containers[0].env.map(readVariable)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
