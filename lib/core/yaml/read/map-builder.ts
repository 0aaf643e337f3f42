import { maskSecrets } from '../../secret-text';
import { setKey } from '../../own-key';
import { shorten } from '../../shorten';
import { isPlainMap, type PlainMap } from '../../plain';
import { findWritten } from '../scalar/written-scalar';
import { type Reader } from './reader';

/** Fills one map. It keeps the order of keys, finds duplicates, and merges with the dialect's precedence. */
export class MapBuilder {
  public readonly map: PlainMap = {};
  /** Keys that came from a merge and that the map itself has not set. */
  private merged: Set<string> | undefined;
  /** Each key, then its offset. Most maps have no duplicates, and need nothing that costs more. */
  private readonly places: (string | number)[] = [];
  /** The last offset of each key, from the first duplicate on. */
  private offsets: Map<string, number> | undefined;

  constructor(private readonly reader: Reader) {}

  public set(key: string, value: unknown, at: number): void {
    const { map } = this;
    if (map[key] !== undefined && Object.hasOwn(map, key) && this.merged?.has(key) !== true) {
      this.noteDuplicate(key, at);
    }
    this.merged?.delete(key);
    this.places.push(key, at);
    this.offsets?.set(key, at);
    this.reader.log?.record(map, key, at);
    setKey(map, key, value);
    this.reader.note(map, key);
  }

  /** Adds `<<: value`: the keys of a map, or of a list of maps. Of equal keys in a list, the first map's wins. */
  public merge(value: unknown, isAlias: boolean, at: number): void {
    const sources = Array.isArray(value) && !isAlias ? value : [value];
    const own = this.reader.rules.ownKeyBeatsMerge;
    if (own && this.merged !== undefined) {
      this.reader.report(at, 'a map has two merge keys <<', 'merge a list: <<: [*a, *b]');
    }
    const merged = (this.merged ??= new Set());
    for (const source of own ? sources : sources.reverse()) {
      if (!isPlainMap(source)) {
        this.reader.fail(at, '<< needs a map or a list of maps', 'refer to a map, or quote the key');
      }
      for (const [key, item] of Object.entries(source)) {
        const isNew = !Object.hasOwn(this.map, key);
        if (isNew || !own) {
          setKey(this.map, key, item);
          this.reader.written = findWritten(source, key);
          this.reader.note(this.map, key);
        }
        if (isNew) {
          merged.add(key);
          this.reader.log?.record(this.map, key, at);
        }
      }
    }
  }

  private noteDuplicate(key: string, at: number): void {
    const { map, reader } = this;
    if (reader.rules.allowsDuplicateKeys) {
      reader.replaced.push({ map, key });
      return;
    }
    this.offsets ??= this.collectOffsets();
    const first = this.offsets.get(key) as number;
    const report = (): void => {
      const { line, column } = reader.lineAndColumn(first);
      const what = `the key ${this.shownKey(key)} is in the map twice, first at ${line}:${column}`;
      reader.report(at, what, 'keep one of them');
    };
    if (reader.rules.allowsDoubleAnnotations) {
      reader.doubles.push({ map, key, first: map[key], report });
    } else {
      report();
    }
  }

  /** In a text with secrets, only what looks like a name is shown: text in the wrong place may be read as a key. */
  private shownKey(key: string): string {
    const text = JSON.stringify(maskSecrets(key));
    return /^[-./\w]+$/.test(key) ? shorten(text) : this.reader.shown(text);
  }

  private collectOffsets(): Map<string, number> {
    const offsets = new Map<string, number>();
    for (let index = 0; index < this.places.length; index += 2) {
      offsets.set(this.places[index] as string, this.places[index + 1] as number);
    }
    return offsets;
  }
}
