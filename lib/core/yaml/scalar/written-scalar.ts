import { detach } from '../../detach';

/** How the text of a scalar is written in YAML. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** A scalar as it is written: what a value alone does not keep. */
export interface WrittenScalar {
  readonly text: string;
  /** For example `!!int`. If it is empty, the text and the style decide. */
  readonly tag: string;
  readonly style: ScalarStyle;
  /** Whether the tag itself is written. */
  readonly tagged?: boolean;
}

interface Note {
  readonly key: Key;
  /** The value that belongs to the note. If a field has another value now, its note is out of date. */
  readonly value: unknown;
  readonly written: WrittenScalar;
}

type Holder = object;
type Key = string | number;
/** Most maps and lists have one note only, which needs no table. */
type Notes = Note | Map<Key, Note>;

/**
 * The scalars of maps and lists that are not written as a writer would write their value. The notes are kept beside the
 * data, so that code which needs values only can go on as with any other data.
 */
const notes = new WeakMap<Holder, Notes>();

/** Maps and lists that were read in flow style. What they hold is never written as a block. */
const flows = new WeakSet<Holder>();

/** Whether a number that JSON does not have was ever noted. Before that, no value has to be searched for one. */
let someInfinite = false;

/** Whether a block that begins with a tab was ever noted. Before that, no value has to be searched for one. */
let someTabbed = false;

/** Whether a scalar that is read back as another value from flow style was ever noted. */
let someBoundToBlocks = false;

/** Whether a text was ever noted that is read as another text, such as a date. Before that, no note is looked up for a text. */
let someReworded = false;

/** Notes how the scalar at a key of a map or list is written. The value there must be set already. */
export function noteWritten(holder: Holder, key: Key, written: WrittenScalar): void {
  const { [key]: value } = holder as Record<Key, unknown>;
  someInfinite ||= typeof value === 'number' && !Number.isFinite(value);
  someTabbed ||= isTabbedBlock(written);
  someReworded ||= typeof value === 'string' && value !== written.text;
  someBoundToBlocks ||= isBlank(written) || (written.style === 'folded' && value !== written.text);
  const note: Note = { key, value, written };
  const known = notes.get(holder);
  if (known instanceof Map) {
    known.set(key, note);
  } else if (known === undefined || known.key === key) {
    notes.set(holder, note);
  } else {
    notes.set(holder, new Map([known, note].map((each) => [each.key, each])));
  }
}

function findNote(holder: Holder, key: Key): Note | undefined {
  const known = notes.get(holder);
  const note = known instanceof Map ? known.get(key) : known;
  return note?.key === key ? note : undefined;
}

/** Whether some map or list may have a number that JSON does not have, such as `.inf`. */
export function mayBeInfinite(): boolean {
  return someInfinite;
}

/** Notes that a map or list is written in flow style: `{ }` or `[ ]`. */
export function noteFlow(holder: Holder): void {
  flows.add(holder);
}

/** Notes that a map or list is not written in flow style. */
export function noteBlock(holder: Holder): void {
  flows.delete(holder);
}

/** Whether a map or list is written in flow style. */
export function isFlow(holder: Holder): boolean {
  return flows.has(holder);
}

/** Writes a map or list in flow style if another value is. A scalar is not. */
export function copyFlow(from: unknown, to: Holder): void {
  if (typeof from === 'object' && from !== null && flows.has(from)) {
    flows.add(to);
  } else {
    flows.delete(to);
  }
}

/** Whether some map or list may have a block that begins with a tab. */
export function mayBeTabbed(): boolean {
  return someTabbed;
}

/** Whether some scalar may be read back as another value if it is written in flow style. */
export function mayBeBoundToBlocks(): boolean {
  return someBoundToBlocks;
}

/** Whether the text of some scalar may be written in another way, although its value is a text. */
export function mayBeReworded(): boolean {
  return someReworded;
}

/** Whether nothing is written. In block style, this is read as null. */
export function isBlank({ text, style, tagged }: WrittenScalar): boolean {
  return text === '' && style === 'plain' && !tagged;
}

/** Whether a text begins with a tab, and Go writes it as a block. It does so also with several lines without quotes. */
export function isTabbedBlock({ text, style }: WrittenScalar): boolean {
  const isBlock = style === 'literal' || style === 'folded';
  return text.startsWith('\t') && (isBlock || (style === 'plain' && text.includes('\n')));
}

/** How the scalar at a key was written; undefined if that was not noted, or if the value is another one now. */
export function findWritten(holder: Holder, key: Key): WrittenScalar | undefined {
  const note = findNote(holder, key);
  return note !== undefined && Object.is(note.value, (holder as Record<Key, unknown>)[key]) ? note.written : undefined;
}

/** Forgets how the scalar at a key was written. From now on it is written as its value. */
export function forgetWritten(holder: Holder, key: Key): void {
  const known = notes.get(holder);
  if (known instanceof Map) {
    known.delete(key);
  } else if (known?.key === key) {
    notes.delete(holder);
  }
}

/** The keys of a map whose scalars were noted. Some notes may be out of date. */
export function notedKeys(map: Holder): readonly string[] {
  const known = notes.get(map);
  const keys = known === undefined ? none : known instanceof Map ? [...known.keys()] : [known.key];
  return keys as readonly string[];
}

const none: readonly Key[] = [];

/** A copy of data, as `detach` makes it. The copy is written as the original is. */
export function detachWritten<T>(value: T): T {
  const copy = detach(value);
  copyAllWritten(value, copy);
  return copy;
}

function copyAllWritten(from: unknown, to: unknown): void {
  if (typeof from !== 'object' || from === null || from === to) {
    return;
  }
  copyWritten(from, to as object);
  for (const key of Object.keys(from)) {
    copyAllWritten((from as Record<Key, unknown>)[key], (to as Record<Key, unknown>)[key]);
  }
}

/** Gives a copy of a map or list the notes of the original. */
export function copyWritten(from: Holder, to: Holder): void {
  const known = notes.get(from);
  copyFlow(from, to);
  if (known !== undefined) {
    notes.set(to, known instanceof Map ? new Map(known) : known);
  }
}
