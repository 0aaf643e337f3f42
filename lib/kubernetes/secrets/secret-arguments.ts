import { type Path } from '../../core/path-text';
import { isAmbiguousName, isSecretName } from '../../core/secret-name';
import { isPublicValue } from '../../core/secret-value';

/** The arguments in a list that are secret by the option before them: `--token`, `abc`. */
export function secretArguments(list: readonly unknown[], path: Path): Path[] {
  return list.flatMap((item, index) => {
    const before: unknown = list[index - 1];
    const isValue = typeof before === 'string' && typeof item === 'string' && isSecretAfter(before, item);
    return isValue || (typeof item === 'string' && hasSecretOption(item)) ? [[...path, index]] : [];
  });
}

/** Whether a command line has an option with its secret: `curl --token abc`. */
function hasSecretOption(line: string): boolean {
  const words = line.split(/\s+/);
  return words.some((word, index) => index > 0 && isSecretAfter(words[index - 1], word));
}

function isSecretAfter(option: string, value: string): boolean {
  if (/^-(?:u|-user)$/.test(option)) {
    return /^["']?[^:$\s]+:[^$\s"'][^\s]*/.test(value);
  }
  const isSecret = /^--?[A-Za-z][\w.-]+$/.test(option) && isSecretName(option) && !isAmbiguousName(option);
  return isSecret && !/^["']?[-$]/.test(value) && !isPublicValue(value);
}
