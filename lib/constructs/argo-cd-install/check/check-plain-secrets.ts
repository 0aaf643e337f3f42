import { at, type Fault, fault } from '../../../core/fault';
import { type Path } from '../../../core/path-text';
import { isPlainMap } from '../../../core/plain';
import { parseYaml } from '../../../core/yaml/parse';
import { type ArgoCdInstallProps } from '../props/install';

/** A ConfigMap that a prop becomes, and where the secrets of the prop belong. */
interface Place {
  readonly configMap: string;
  readonly secret: string;
  /** The best key for the secret of a field. */
  readonly keyOf: (field: string) => string;
  /** What Argo CD replaces by the secret. */
  readonly reference: RegExp;
}

/** Fields of Dex, OpenID Connect and notification services that have a secret, in all their spellings. */
const secretField = /(?:^|[a-z_-])(?:token|secret|password|pw|api_?key|private_?key)$/i;
/** Their maps from a name to a key: Opsgenie's and PagerDuty's. */
const secretMap = /^(?:apiKeys|serviceKeys)$/;
const secretHeader = /authorization|token|secret|api-?key/i;

/** Finds plain secrets that a ConfigMap would show. They are found by their fields, and messages do not repeat them. */
export function checkPlainSecrets({ oidc, dex, config = {}, notifications }: ArgoCdInstallProps): readonly Fault[] {
  return [
    ...at('oidc', checkPlace(oidc, login('oidc'))),
    ...at(['dex', 'config'], checkPlace(dex?.config, login('dex'))),
    ...at(['config', 'oidc.config'], checkPlace(config['oidc.config'], login('oidc'))),
    ...at(['config', 'dex.config'], checkPlace(config['dex.config'], login('dex'))),
    ...Object.entries(notifications?.notifiers ?? {}).flatMap(([name, value]) =>
      at(['notifications', 'notifiers', name], checkPlace(value, notifier(name))),
    ),
  ];
}

function login(prefix: string): Place {
  return {
    configMap: 'argocd-cm',
    secret: 'argocd-secret',
    keyOf: (field) => `${prefix}.${field}`,
    reference: /^\$[\w.:-]+$/,
  };
}

function notifier(name: string): Place {
  return {
    configMap: 'argocd-notifications-cm',
    secret: 'argocd-notifications-secret',
    keyOf: (field) => `${name}-${field}`.replace(/[^\w.-]/g, '-'),
    reference: /\$[\w-]+/,
  };
}

function checkPlace(value: unknown, place: Place): readonly Fault[] {
  let documents: unknown[];
  try {
    documents = typeof value === 'string' ? parseYaml(value) : [value];
  } catch {
    // The reader's own message may repeat the line, and so a secret.
    return [fault('yaml', [], (name) => `Cannot use ${name}: it is not YAML`, 'use an object, or correct the text')];
  }
  return documents.flatMap((document) => plainSecrets(document, [], place.reference)).map((path) => plain(path, place));
}

function plain(path: Path, { configMap, secret, keyOf }: Place): Fault {
  return fault(
    'plaintext-secret',
    path,
    (name) => `Cannot use ${name}: it must refer to a Secret, because everybody who reads ConfigMaps sees ${configMap}`,
    `put it into the Secret ${secret}, and use '$${keyOf(String(path.at(-1)))}'`,
  );
}

/** Paths of the secrets in a value that are plain text. */
function plainSecrets(value: unknown, path: Path, reference: RegExp): Path[] {
  if (Array.isArray(value)) {
    return value.flatMap((each, index) => plainSecrets(each, [...path, index], reference));
  }
  if (!isPlainMap(value)) {
    return [];
  }
  return Object.entries(value).flatMap(([key, each]) => {
    const isSecret =
      secretField.test(key) || secretMap.test(String(path.at(-1))) || (key === 'value' && isHeader(value));
    if (typeof each === 'string' && isSecret) {
      return each === '' || reference.test(each) ? [] : [[...path, key]];
    }
    return plainSecrets(each, [...path, key], reference);
  });
}

function isHeader(map: Readonly<Record<string, unknown>>): boolean {
  return typeof map.name === 'string' && typeof map.value === 'string' && secretHeader.test(map.name);
}
