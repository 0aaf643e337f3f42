import { AllowedSecrets } from '../../../../lib/engines/publish/secrets/allowed-secrets';
import { checkSecrets } from '../../../../lib/engines/publish/secrets/check-secrets';

/** The places that are found in a file. */
export function placesIn(text: string, allowed: readonly string[] = [], path = 'a.yaml'): string[] {
  const files = new Map([[path, { content: Buffer.from(text), mode: '100644' }]]);
  return checkSecrets(files, new AllowedSecrets(allowed)).map(
    ({ what }) => /^Cannot publish (.*?): it has a secret/.exec(what)?.[1] ?? what,
  );
}

/** An object of a kind, with the rest of its fields as YAML. */
export const object = (kind: string, rest: string): string =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: { name: web, namespace: shop }\n${rest}\n`;
