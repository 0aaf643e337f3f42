import { keyToYaml, scalarToYaml } from '../../core/yaml/write/safe-scalar';
import { quoteDouble } from '../../core/yaml/text/quote-double';
import { demandKey, padOf, type Path, toJsonValue } from '../../core/yaml/write/writer-values';
import { escapeTemplate } from './text/escape-template';
import { yamlTemplate } from './helpers-template';
import { isCollection, type MarkedObject, ReleaseMark, TextMark, ValueMark } from './marks';
import { allOf, anyOf, entriesOf, type Entry } from './template-entries';
import { argumentOf, referenceTo, releaseAction, scalarAction, textAction } from './value-action';

/**
 * The template of an object, from its data. All text of the object is escaped, so that only its marks are actions.
 *
 * @param chartName the named templates of the chart start with it
 * @throws GitOpsError with the path of what YAML can't express
 */
export function writeTemplate({ conditions, manifest }: MarkedObject, chartName: string): string {
  const lines = new TemplateWriter(chartName).map(manifest, 0);
  return `${underTerm(allOf(conditions.map(referenceTo)), lines, '').join('\n')}\n`;
}

/**
 * The YAML of an object without marks, for a file that is not a template: helm reads the text of its actions as it is.
 *
 * @throws GitOpsError with the path of what YAML can't express
 */
export function writePlain({ manifest }: MarkedObject): string {
  return `${new TemplateWriter('', (text) => text).map(manifest, 0).join('\n')}\n`;
}

class TemplateWriter {
  private readonly path: Path = [];

  /** @param escape makes text come through the template as it is */
  constructor(
    private readonly chartName: string,
    private readonly escape = escapeTemplate,
  ) {}

  /** The lines of a map, each with its indentation. */
  public map(map: Readonly<Record<string, unknown>>, indent: number): string[] {
    return this.entries(entriesOf(map), indent);
  }

  /** Without an entry that is always there, all may be off. The empty map or list then takes their place. */
  private collection(collection: object, indent: number): string[] {
    const entries = entriesOf(collection);
    const [lines, any, pad] = [this.entries(entries, indent), anyOf(entries), ' '.repeat(indent)];
    const empty = `${pad}${Array.isArray(collection) ? '[]' : '{}'}`;
    return any === '' ? lines : [`${pad}{{- if ${any} }}`, ...lines, `${pad}{{- else }}`, empty, `${pad}{{- end }}`];
  }

  /** If all entries have one term, it is around all of them. */
  private entries(entries: readonly Entry[], indent: number): string[] {
    const any = anyOf(entries);
    const isOneTerm = entries.every(({ term }) => term === any);
    return entries.flatMap((entry) => {
      const written = this.entry(entry, indent);
      return isOneTerm ? written : underTerm(entry.term, written, ' '.repeat(indent));
    });
  }

  private entry(entry: Entry, indent: number): string[] {
    this.path.push(entry.key);
    const lines = typeof entry.key === 'number' ? this.item(entry, indent) : this.field(entry.key, entry, indent);
    this.path.pop();
    return lines;
  }

  private field(key: string, entry: Entry, indent: number): string[] {
    demandKey(key, this.path);
    const head = ' '.repeat(indent) + this.escape(keyToYaml(key, padOf(indent)));
    const text = this.inline(entry.content, indent + 2);
    return text === undefined ? [head, ...this.block(entry, indent + 2)] : [`${head} ${text}`];
  }

  private item(entry: Entry, indent: number): string[] {
    const head = `${' '.repeat(indent)}-`;
    const text = this.inline(entry.content, indent + 2);
    if (text !== undefined) {
      return [`${head} ${text}`];
    }
    const [first = '', ...rest] = this.block(entry, indent + 2);
    // An action that trims the blanks before it needs a line of its own.
    return first.trimStart().startsWith('{{-') ? [head, first, ...rest] : [`${head} ${first.trimStart()}`, ...rest];
  }

  /** What follows on the line of a key or a dash; undefined for what starts on the next line. */
  private inline(content: unknown, indent: number): string | undefined {
    if (content instanceof ValueMark) {
      return isCollection(content.value) ? undefined : scalarAction(content.value);
    }
    if (content instanceof TextMark) {
      return textAction(content);
    }
    if (content instanceof ReleaseMark) {
      return releaseAction(content);
    }
    const plain = toJsonValue(content, this.path);
    if (typeof plain !== 'object' || plain === null) {
      return this.escape(literal(plain, indent));
    }
    return isEmpty(plain) ? (Array.isArray(plain) ? '[]' : '{}') : undefined;
  }

  private block({ content, isFilled }: Entry, indent: number): string[] {
    if (content instanceof ValueMark) {
      const call = `include "${yamlTemplate(this.chartName)}" ${argumentOf(content.value)}`;
      return [`${' '.repeat(indent)}{{- ${call} | nindent ${indent} }}`];
    }
    const plain = toJsonValue(content, this.path) as object;
    return isFilled ? this.entries(entriesOf(plain), indent) : this.collection(plain, indent);
  }
}

function underTerm(term: string, lines: readonly string[], pad: string): readonly string[] {
  return term === '' ? lines : [`${pad}{{- if ${term} }}`, ...lines, `${pad}{{- end }}`];
}

/** A block must not end in blanks that count: an action on the next line trims them. */
function literal(value: unknown, indent: number): string {
  const text = scalarToYaml(value, indent);
  return text.includes('\n') && typeof value === 'string' && !/\S\n?$/.test(value) ? quoteDouble(value) : text;
}

function isEmpty(collection: object): boolean {
  return Array.isArray(collection)
    ? collection.length === 0
    : Object.values(collection).every((entry) => entry === undefined);
}
