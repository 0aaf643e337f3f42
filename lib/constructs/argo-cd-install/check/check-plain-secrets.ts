import { type Problem } from '../../../core/error';
import { isPlainMap } from '../../../core/plain';
import { parseYaml } from '../../../core/yaml/parse';
import { type ArgoCdInstallProps } from '../props/install';

/** Text that ends in a ConfigMap, and where its secrets belong. */
interface Place {
  readonly as: string;
  readonly configMap: string;
  readonly secret: string;
  /** The key that a secret is best put under. */
  readonly keyOf: (field: string) => string;
  /** What Argo CD replaces by the secret. */
  readonly reference: RegExp;
}

/** Fields of Dex, OpenID Connect and notification services that hold a secret, in all their spellings. */
const secretField = /(?:^|[a-z_-])(?:token|secret|password|pw|api_?key|private_?key)$/i;
/** Their maps from a name to a key: Opsgenie's and PagerDuty's. */
const secretMap = /^(?:apiKeys|serviceKeys)$/;
const secretHeader = /authorization|token|secret|api-?key/i;

const isHeader = (map: Readonly<Record<string, unknown>>): boolean =>
  typeof map.name === 'string' && typeof map.value === 'string' && secretHeader.test(map.name);

const login = (as: string, prefix: string): Place => ({
  as,
  configMap: 'argocd-cm',
  secret: 'argocd-secret',
  keyOf: (field) => `${prefix}.${field}`,
  reference: /^\$[\w.:-]+$/,
});

const service = (name: string): Place => ({
  as: `notifications.notifiers.${name}`,
  configMap: 'argocd-notifications-cm',
  secret: 'argocd-notifications-secret',
  keyOf: (field) => `${name}-${field}`.replace(/[^\w.-]/g, '-'),
  reference: /\$[\w-]+/,
});

/** Secrets in clear that would end in a ConfigMap. They are told by where they stand, and never repeated. */
export function checkPlainSecrets({ oidc, dex, config = {}, notifications }: ArgoCdInstallProps): Problem[] {
  return [
    ...checkPlace(oidc, login('oidc', 'oidc')),
    ...checkPlace(dex?.config, login('dex.config', 'dex')),
    ...checkPlace(config['oidc.config'], login('config["oidc.config"]', 'oidc')),
    ...checkPlace(config['dex.config'], login('config["dex.config"]', 'dex')),
    ...Object.entries(notifications?.notifiers ?? {}).flatMap(([name, value]) => checkPlace(value, service(name))),
  ];
}

/** Paths of the secrets that stand there in clear. */
function plainSecrets(value: unknown, path: string, reference: RegExp): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((each, index) => plainSecrets(each, `${path}[${index}]`, reference));
  }
  if (!isPlainMap(value)) {
    return [];
  }
  return Object.entries(value).flatMap(([key, each]) => {
    const isSecret = secretField.test(key) || secretMap.test(path.split('.').at(-1) ?? '');
    if (typeof each === 'string' && (isSecret || (key === 'value' && isHeader(value)))) {
      return each === '' || reference.test(each) ? [] : [`${path}.${key}`];
    }
    return plainSecrets(each, `${path}.${key}`, reference);
  });
}

function read(value: unknown): unknown {
  return typeof value === 'string' ? parseYaml(value) : [value];
}

function checkPlace(value: unknown, place: Place): Problem[] {
  let documents: unknown;
  try {
    documents = read(value);
  } catch {
    // The reader's own message may repeat the line, and so a secret.
    return [{ what: `Cannot use ${place.as}: it is not YAML`, fix: 'give an object, or correct the text' }];
  }
  const found = (documents as unknown[]).flatMap((document) => plainSecrets(document, place.as, place.reference));
  return found.map((path) => ({
    what: `Cannot use ${path}: it must refer to a Secret, since ${place.configMap} is open to all who may read ConfigMaps`,
    fix: `put it into the Secret ${place.secret}, and use '$${place.keyOf(path.slice(path.lastIndexOf('.') + 1))}'`,
  }));
}
