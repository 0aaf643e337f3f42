import { keyToYaml, numberToYaml, textToYaml } from './safe-scalar';
import { checkKey, type Path, toJsonValue } from './writer-values';

/**
 * Writes a value so that kubectl, a YAML 1.1 and a YAML 1.2 parser read the same: keys in their order, no folding, text
 * of several lines as a block.
 */
export function writeForKubectl(value: unknown): string {
  const writer = new KubectlWriter();
  return writer.document(value);
}

/** A longer key, as it is written, needs the long form `? key`. */
const longestSimpleKey = 1000;
/** Indentations are made once. */
const pads: string[] = [];

function padOf(indent: number): string {
  return (pads[indent] ??= `\n${' '.repeat(indent)}`);
}

class KubectlWriter {
  private readonly path: Path = [];
  private out = '';

  public document(value: unknown): string {
    const root = toJsonValue(value, this.path);
    if (typeof root === 'object' && root !== null) {
      this.collection(root, 0, '');
      return `${this.out}\n`;
    }
    return `${this.scalar(root, 2)}\n`;
  }

  /** Writes a list or map; `lead` is what stands before its first entry: nothing, a blank, or a line break. */
  private collection(value: object, indent: number, lead: string): void {
    if (Array.isArray(value)) {
      this.list(value, indent, lead);
    } else {
      this.map(value as Record<string, unknown>, indent, lead);
    }
  }

  private list(list: readonly unknown[], indent: number, lead: string): void {
    if (list.length === 0) {
      this.out += lead === '' ? '[]' : ' []';
      return;
    }
    const pad = padOf(indent);
    for (let index = 0; index < list.length; index++) {
      this.path.push(index);
      this.out += (index === 0 ? lead : pad) + '-';
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
        this.out += isEmpty ? lead : pad;
        this.key(key, pad);
        this.value(value, indent + 2, padOf(indent + 2));
        this.path.pop();
        isEmpty = false;
      }
    }
    if (isEmpty) {
      this.out += lead === '' ? '{}' : ' {}';
    }
  }

  private key(key: string, pad: string): void {
    checkKey(key, this.path);
    const text = keyToYaml(key);
    this.out += text.length > longestSimpleKey ? `? ${text}${pad}:` : `${text}:`;
  }

  private value(value: unknown, indent: number, lead: string): void {
    const plain = toJsonValue(value, this.path);
    if (typeof plain === 'object' && plain !== null) {
      this.collection(plain, indent, lead);
    } else {
      this.out += ` ${this.scalar(plain, indent)}`;
    }
  }

  private scalar(value: unknown, indent: number): string {
    switch (typeof value) {
      case 'string':
        return textToYaml(value, indent);
      case 'number':
        return numberToYaml(value);
      default:
        return String(value);
    }
  }
}
