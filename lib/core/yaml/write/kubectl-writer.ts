import { keyToYaml, scalarToYaml } from './safe-scalar';
import { demandKey, padOf, type Path, toJsonValue } from './writer-values';

/**
 * Writes a value in a form that kubectl, a YAML 1.1 parser and a YAML 1.2 parser read alike. Keys keep their order,
 * lines are not folded, and a text of several lines is a block.
 */
export function writeForKubectl(value: unknown): string {
  return new KubectlWriter().document(value);
}

class KubectlWriter {
  private readonly path: Path = [];
  /** Joined once at the end, which is much cheaper than adding text to text. */
  private readonly parts: string[] = [];

  public document(value: unknown): string {
    const root = toJsonValue(value, this.path);
    if (typeof root === 'object' && root !== null) {
      this.collection(root, 0, '');
    } else {
      this.parts.push(scalarToYaml(root, 2));
    }
    this.parts.push('\n');
    return this.parts.join('');
  }

  /** Writes a list or map. `lead` is the text before its first entry: nothing, a blank, or a line break. */
  private collection(value: object, indent: number, lead: string): void {
    if (Array.isArray(value)) {
      this.list(value, indent, lead);
    } else {
      this.map(value as Record<string, unknown>, indent, lead);
    }
  }

  private list(list: readonly unknown[], indent: number, lead: string): void {
    if (list.length === 0) {
      this.parts.push(lead === '' ? '[]' : ' []');
      return;
    }
    const pad = padOf(indent);
    for (let index = 0; index < list.length; index++) {
      this.path.push(index);
      this.parts.push(index === 0 ? lead : pad, '-');
      this.value(list[index], indent + 2, ' ');
      this.path.pop();
    }
  }

  private map(map: Record<string, unknown>, indent: number, lead: string): void {
    const pad = padOf(indent);
    let isEmpty = true;
    for (const key of Object.keys(map)) {
      const value = map[key];
      if (value !== undefined) {
        this.path.push(key);
        demandKey(key, this.path);
        this.parts.push(isEmpty ? lead : pad, keyToYaml(key, pad));
        this.value(value, indent + 2, padOf(indent + 2));
        this.path.pop();
        isEmpty = false;
      }
    }
    if (isEmpty) {
      this.parts.push(lead === '' ? '{}' : ' {}');
    }
  }

  private value(value: unknown, indent: number, lead: string): void {
    const plain = toJsonValue(value, this.path);
    if (typeof plain === 'object' && plain !== null) {
      this.collection(plain, indent, lead);
    } else {
      this.parts.push(' ', scalarToYaml(plain, indent));
    }
  }
}
