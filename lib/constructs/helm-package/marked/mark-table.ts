import { GitOpsError } from '../../../core/error';
import { setKey } from '../../../core/own-key';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { type StandIn } from '../../../core/stand-in';
import { ReleaseMark, SwitchMark, TextMark, ValueMark } from '../../../engines/helm-package/marks';
import { mergeTexts } from '../values/merge-texts';
import { ReleaseStandIn, SwitchStandIn, TextStandIn, type ValueStandIn } from '../values/stand-ins';

type Mark = ValueMark | ReleaseMark | TextMark | SwitchMark;

/** What is around the number of a mark. The characters are for private use, and nobody else has these four. */
const start = '\u{f5a10}\u{f5a11}';
const end = '\u{f5a12}\u{f5a13}';
const place = new RegExp(`${start}(\\d+)${end}`, 'u');

/**
 * Marks as texts, which pass through classes and JSON patches like any other text, and back. One table is for one object.
 */
export class MarkTable {
  private readonly standIns: StandIn[] = [];
  private readonly contents: unknown[] = [];
  private readonly arrived = new Set<string>();

  /** The text for a stand-in. The same stand-in always has the same text. */
  public encode(standIn: StandIn, resolve: (content: unknown) => unknown): string {
    const known = this.standIns.indexOf(standIn);
    const index = known < 0 ? this.standIns.push(standIn) - 1 : known;
    if (known < 0 && standIn.switched !== undefined) {
      this.contents[index] = resolve(standIn.switched.content);
    }
    return `${start}${index}${end}`;
  }

  /** Data with marks in the place of their texts. */
  public decode(data: unknown): unknown {
    if (typeof data === 'string') {
      return this.decodeText(data);
    }
    if (Array.isArray(data)) {
      return data.map((item) => this.decode(item));
    }
    return isPlainMap(data) ? this.decodeMap(data) : data;
  }

  /** The titles of all stand-ins that were encoded. */
  public get titles(): readonly string[] {
    return [...new Set(this.standIns.map(({ title }) => title))];
  }

  /** Whether a stand-in with this title was decoded. */
  public has(title: string): boolean {
    return this.arrived.has(title);
  }

  private decodeMap(map: PlainMap): PlainMap {
    const result: PlainMap = {};
    for (const key of Object.keys(map)) {
      const inKey = place.exec(key);
      if (inKey !== null) {
        throw unusable(this.standIns[Number(inKey[1])], 'as the key of a map');
      }
      setKey(result, key, this.decode(map[key]));
    }
    return result;
  }

  private decodeText(text: string): unknown {
    const parts = text.split(place);
    if (parts.length === 1) {
      return text;
    }
    const marks = parts.map((part, index) => (index % 2 === 0 ? part : this.markAt(Number(part))));
    return parts.length === 3 && parts[0] === '' && parts[2] === '' ? marks[1] : this.textOf(parts, marks);
  }

  private textOf(parts: readonly string[], marks: readonly (string | Mark)[]): TextMark {
    const flat = marks.flatMap((mark, index): TextMark['parts'] => {
      if (mark instanceof TextMark) {
        return mark.parts;
      }
      if (mark instanceof SwitchMark || (mark instanceof ValueMark && typeof mark.value.default === 'object')) {
        throw unusable(this.standIns[Number(parts[index])], 'in text');
      }
      return [mark];
    });
    return new TextMark(mergeTexts(flat));
  }

  private markAt(index: number): Mark {
    const standIn = this.standIns[index];
    this.arrived.add(standIn.title);
    if (standIn instanceof SwitchStandIn) {
      return new SwitchMark(standIn.condition, this.decode(this.contents[index]));
    }
    return leafMark(standIn);
  }
}

function leafMark(standIn: StandIn): ValueMark | ReleaseMark | TextMark {
  if (standIn instanceof TextStandIn) {
    const parts = standIn.parts.map((part) => (typeof part === 'string' ? part : leafMark(part)));
    return new TextMark(parts as TextMark['parts']);
  }
  return standIn instanceof ReleaseStandIn
    ? new ReleaseMark(standIn.field)
    : new ValueMark((standIn as ValueStandIn).spec);
}

function unusable({ title }: StandIn, how: string): GitOpsError {
  return new GitOpsError({ where: title, what: `Cannot use ${title} ${how}`, fix: 'use plain text' });
}
