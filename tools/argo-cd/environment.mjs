// The environment variables of the containers in upstream's workloads, in upstream's order.

/** One variable: its name and the source of its value. */
function readVariable({ name, value, valueFrom }) {
  if (value !== undefined) return { name, value };
  const { configMapKeyRef: map, secretKeyRef: secret, fieldRef: field } = valueFrom;
  if (map?.name === 'argocd-cmd-params-cm') return { name, param: expectOptional(name, map).key };
  if (map?.name === 'argocd-cm') return { name, setting: expectOptional(name, map).key };
  if (secret && !secret.optional) return { name, secret: secret.name, key: secret.key };
  if (field) return { name, field: field.fieldPath };
  throw new Error(`${name}: this script does not know the source ${JSON.stringify(valueFrom)}`);
}

function expectOptional(name, ref) {
  if (ref.optional !== true)
    throw new Error(
      `${name}: ${ref.name}[${ref.key}] is not optional, but lib/constructs/argo-cd-install/parts/environment.ts needs it to be`,
    );
  return ref;
}

/** The variables of each workload's first container, by workload. The first container is always Argo CD's own. */
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
