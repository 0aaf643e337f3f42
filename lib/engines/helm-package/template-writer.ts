import { keyToYaml, scalarToYaml } from '../../core/yaml/write/safe-scalar';
import { quoteDouble } from '../../core/yaml/text/quote-double';
import { demandKey, padOf, type Path, toJsonValue } from '../../core/yaml/write/writer-values';
import { escapeTemplate } from './text/escape-template';
import { yamlTemplate } from './helpers-template';
import { type MarkedObject, ReleaseMark, SwitchMark, TextMark, ValueMark, type ValueSpec } from './marks';
import { argumentOf, referenceTo, releaseAction, scalarAction, textAction } from './value-action';

/**
 * The template of an object, from its data. All text of the object is escaped, so that only its marks are actions.
 *
 * @param chartName the named templates of the chart start with it
 * @throws GitOpsError with the path of what YAML can't express
 */
export function writeTemplate({ conditions, manifest }: MarkedObject, chartName: string): string {
  const lines = new TemplateWriter(chartName).map(manifest, 0);
  return `${underConditions(conditions, lines, '').join('\n')}\n`;
}

/** An entry of a map or an item of a list, and the values that must all be true for it. */
interface Entry {
  readonly key: string | number;
  readonly conditions: readonly ValueSpec[];
  readonly content: unknown;
}

class TemplateWriter {
  private readonly path: Path = [];

  constructor(private readonly chartName: string) {}

  /** The lines of a map, each with its indentation. */
  public map(map: Readonly<Record<string, unknown>>, indent: number): string[] {
    const keys = Object.keys(map).filter((key) => map[key] !== undefined);
    return this.collection(
      keys.map((key) => entryOf(key, map[key])),
      indent,
      '{}',
    );
  }

  private list(list: readonly unknown[], indent: number): string[] {
    return this.collection(
      list.map((item, index) => entryOf(index, item)),
      indent,
      '[]',
    );
  }

  /** Without an entry that is always there, all may be off. The empty map or list then takes their place. */
  private collection(entries: readonly Entry[], indent: number, empty: string): string[] {
    const pad = ' '.repeat(indent);
    const terms = [...new Set(entries.map(({ conditions }) => allOf(conditions)))];
    const mayBeEmpty = entries.length > 0 && !terms.includes('');
    const lines = entries.flatMap((entry) => {
      const written = this.entry(entry, indent);
      return mayBeEmpty && terms.length === 1 ? written : underConditions(entry.conditions, written, pad);
    });
    return mayBeEmpty
      ? [`${pad}{{- if ${anyOf(terms)} }}`, ...lines, `${pad}{{- else }}`, pad + empty, `${pad}{{- end }}`]
      : lines;
  }

  private entry({ key, content }: Entry, indent: number): string[] {
    this.path.push(key);
    const lines = typeof key === 'number' ? this.item(content, indent) : this.field(key, content, indent);
    this.path.pop();
    return lines;
  }

  private field(key: string, content: unknown, indent: number): string[] {
    demandKey(key, this.path);
    const head = ' '.repeat(indent) + escapeTemplate(keyToYaml(key, padOf(indent)));
    const text = this.inline(content, indent + 2);
    return text === undefined ? [head, ...this.block(content, indent + 2)] : [`${head} ${text}`];
  }

  private item(content: unknown, indent: number): string[] {
    const head = `${' '.repeat(indent)}-`;
    const text = this.inline(content, indent + 2);
    if (text !== undefined) {
      return [`${head} ${text}`];
    }
    const [first = '', ...rest] = this.block(content, indent + 2);
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
      return escapeTemplate(literal(plain, indent));
    }
    return isEmpty(plain) ? (Array.isArray(plain) ? '[]' : '{}') : undefined;
  }

  private block(content: unknown, indent: number): string[] {
    if (content instanceof ValueMark) {
      const call = `include "${yamlTemplate(this.chartName)}" ${argumentOf(content.value)}`;
      return [`${' '.repeat(indent)}{{- ${call} | nindent ${indent} }}`];
    }
    const plain = toJsonValue(content, this.path);
    return Array.isArray(plain) ? this.list(plain, indent) : this.map(plain as Record<string, unknown>, indent);
  }
}

/** Switches inside each other are one entry with several conditions. */
function entryOf(key: string | number, value: unknown): Entry {
  const conditions: ValueSpec[] = [];
  let content = value;
  while (content instanceof SwitchMark) {
    conditions.push(content.condition);
    ({ content } = content);
  }
  return { key, conditions, content };
}

function underConditions(conditions: readonly ValueSpec[], lines: readonly string[], pad: string): readonly string[] {
  return conditions.length === 0 ? lines : [`${pad}{{- if ${allOf(conditions)} }}`, ...lines, `${pad}{{- end }}`];
}

/** The term for a list of values that must all be true; empty if there are none. */
function allOf(conditions: readonly ValueSpec[]): string {
  const [first, ...others] = conditions;
  if (first === undefined) {
    return '';
  }
  return others.length === 0 ? referenceTo(first) : `and ${conditions.map(argumentOf).join(' ')}`;
}

function anyOf(terms: readonly string[]): string {
  return terms.length === 1
    ? String(terms[0])
    : `or ${terms.map((term) => (term.includes(' ') ? `(${term})` : term)).join(' ')}`;
}

/** A block must not end in blanks that count: an action on the next line trims them. */
function literal(value: unknown, indent: number): string {
  const text = scalarToYaml(value, indent);
  return text.includes('\n') && typeof value === 'string' && !/\S\n?$/.test(value) ? quoteDouble(value) : text;
}

function isCollection({ type }: ValueSpec): boolean {
  return type === 'array' || type === 'object';
}

function isEmpty(collection: object): boolean {
  return Array.isArray(collection)
    ? collection.length === 0
    : Object.values(collection).every((entry) => entry === undefined);
}
