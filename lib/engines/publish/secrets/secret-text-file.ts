import { assignedSecrets } from '../../../kubernetes/secrets/assigned-secrets';
import { hasSecret, maskNamedSecrets, maskSecrets } from '../../../core/secret-text';
import { isHarmlessText } from '../../../kubernetes/secrets/harmless-value';

/** Whether a text that is not YAML has a secret: by its form, or by a name such as `password: …` before it. */
export function hasSecretText(text: string): boolean {
  return (
    hasSecret(text) ||
    maskNamedSecrets(text) !== maskSecrets(text) ||
    assignedSecrets(text).some((value) => !isHarmlessText(value)) ||
    isSecretObject(text)
  );
}

/** Whether this is a Secret that can't be read as YAML. The values of a template come later. */
function isSecretObject(text: string): boolean {
  const isSecret = /(?:^|[\s{,])"?kind"?:[ \t]{0,9}["']?Secret(?:List)?\b/.test(text);
  return isSecret && /(?:data|stringData)["']?:/.test(text) && !text.includes('{{');
}
