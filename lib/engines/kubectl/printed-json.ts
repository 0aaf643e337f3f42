import { GitOpsError } from '../../core/error';

/**
 * What kubectl printed as JSON. It may have values of Secrets, so no message repeats it.
 *
 * @throws if it is not JSON, as with a script that prints more than kubectl
 */
export function printedJson<T>(text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    const what = 'Cannot read what kubectl printed: it is not JSON';
    const fix = 'let the variable KUBECTL, or kubectl in PATH, be kubectl itself, or a script that prints nothing else';
    throw new GitOpsError({ where: 'kubectl', what, fix }, { cause });
  }
}
