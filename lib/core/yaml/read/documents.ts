import { scanBlockNode } from './block';
import { scanJsonObject } from './json';
import { type ReplacedKey, settleDoubleKeys } from './double-keys';
import { type Reader } from './reader';

/** One document: its value, and where it starts. */
export interface YamlDocument {
  /** Null if the document is empty. */
  readonly value: unknown;
  readonly offset: number;
  /** The keys that are in a map twice, if the dialect allows that. */
  readonly replaced: readonly ReplacedKey[];
}

const unreadable = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd]/;
// Of what `unreadable` finds, only a surrogate that is half of a pair is allowed.
const forbidden =
  // eslint-disable-next-line no-control-regex -- these are what it looks for
  /[\0-\x08\v\f\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Reads all documents of a text. */
export function scanDocuments(reader: Reader): YamlDocument[] {
  const documents: YamlDocument[] = [];
  reader.skipByteOrderMark();
  if (reader.rules.triesJson) {
    scanJsonStream(reader, documents);
  }
  demandCharacters(reader);
  while (!reader.atEnd) {
    const document = scanDocument(reader);
    if (document !== undefined) {
      documents.push(document);
    }
  }
  reader.throwReported();
  if (reader.rules.splitsAtDashes) {
    demandNoSeparators(reader);
  }
  return documents;
}

/** kubectl reads a text that starts with `{` as a series of JSON objects. If that fails, it reads the rest as YAML. */
function scanJsonStream(reader: Reader, documents: YamlDocument[]): void {
  for (;;) {
    const { pos, lineStart } = reader;
    while (/\s/.test(reader.text.charAt(reader.pos))) {
      if (reader.code === 0x0a) {
        reader.lineStart = reader.pos + 1;
      }
      reader.pos++;
    }
    const offset = reader.pos;
    const value = reader.code === 0x7b ? scanJsonObject(reader) : undefined;
    if (value === undefined) {
      reader.pos = pos;
      reader.lineStart = lineStart;
      return;
    }
    documents.push({ value, offset, replaced: [] });
  }
}

/** What is left after all documents were read: a key or a text in quotes with a line that is taken for a separator. */
function demandNoSeparators(reader: Reader): void {
  for (const match of reader.text.slice(0, reader.end).matchAll(/(?<![^\n])---(.*)(?=\n)/g)) {
    if (!/^\s*(#|$)/.test(match[1] as string)) {
      const what = 'kubectl takes a line that begins with --- for the start of a document, also inside quotes';
      reader.fail(match.index, what, 'indent the line, or write the text as a block with |');
    }
  }
}

function demandCharacters(reader: Reader): void {
  const text = reader.text.slice(reader.pos, reader.end);
  if (!unreadable.test(text)) {
    return;
  }
  const match = forbidden.exec(text);
  if (match !== null) {
    const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const what = code >= 'D800' && code <= 'DFFF' ? 'half of a character (a lone surrogate)' : 'a control character';
    const fix = 'remove it, or write it as an escape in double quotes';
    reader.fail(reader.pos + match.index, `the text contains U+${code}, ${what}`, fix);
  }
}

/** Reads one document, up to the start of the next one; undefined if there are no more documents. */
function scanDocument(reader: Reader): YamlDocument | undefined {
  reader.anchors = new Map();
  reader.anchorForms = new Map();
  reader.written = undefined;
  reader.tagHandles = new Map();
  reader.nodes = 0;
  reader.copies = 0;
  reader.skipByteOrderMark();
  reader.skipToToken();
  const hasDirectives = scanDirectives(reader);
  const isMarked = reader.atDocumentMarker && reader.code === 0x2d;
  if (isMarked) {
    scanMarker(reader);
  } else if (hasDirectives) {
    reader.fail(reader.pos, 'a directive needs a --- between it and its document', 'write --- on a line of its own');
  } else if (reader.atEnd) {
    return undefined;
  }
  const offset = reader.pos;
  const isEmpty = reader.atEnd || reader.atDocumentMarker;
  reader.doubles = [];
  reader.replaced = [];
  const value = isEmpty ? null : scanBlockNode(reader, -1);
  finishDocument(reader, isEmpty);
  if (reader.doubles.length > 0) {
    settleDoubleKeys(reader.doubles, value);
  }
  return { value, offset, replaced: reader.replaced };
}

function finishDocument(reader: Reader, isEmpty: boolean): void {
  if (!isEmpty) {
    reader.finishLine();
  }
  if (!reader.atEnd && !reader.atDocumentMarker) {
    const fix = 'indent it as part of the value above, or put --- before a new document';
    reader.fail(reader.pos, 'something follows the end of the document', fix);
  }
  if (reader.atDocumentMarker && reader.code === 0x2e) {
    scanMarker(reader);
    if (!reader.atEnd && !reader.atDocumentMarker && !reader.at(0x25)) {
      reader.fail(reader.pos, 'kubectl and kustomize stop reading at ...', 'put --- before the next document');
    }
  }
}

/** Steps over `---` or `...`. Only a comment may follow it on its line. */
function scanMarker(reader: Reader): void {
  const marker = reader.text.slice(reader.pos, reader.pos + 3);
  reader.pos += 3;
  reader.skipBlanks();
  if (!/[\s#\0\x85]/.test(reader.text.charAt(reader.pos))) {
    reader.fail(reader.pos, `something follows ${marker} on its line`, 'start the document on a new line');
  }
  reader.skipToToken();
  reader.skipByteOrderMark();
  reader.skipToToken();
}

function scanDirectives(reader: Reader): boolean {
  let found = false;
  while (reader.code === 0x25 && reader.pos === reader.lineStart) {
    const at = reader.pos;
    reader.skipComment();
    scanDirective(reader, reader.text.slice(at, reader.pos).replace(/\s#.*/, '').trimEnd(), at);
    reader.skipToToken();
    found = true;
  }
  return found;
}

function scanDirective(reader: Reader, directive: string, at: number): void {
  const tag = /^%TAG\s+(![\w-]*!?)\s+(\S+)$/.exec(directive);
  if (tag !== null) {
    reader.tagHandles.set(tag[1] ?? '', tag[2] ?? '');
  } else if (!/^%YAML\s+1\.[0-9]+$/.test(directive)) {
    reader.fail(at, `${reader.shown(directive)} is not a directive of YAML 1`, 'write %YAML 1.1, or remove the line');
  }
}
