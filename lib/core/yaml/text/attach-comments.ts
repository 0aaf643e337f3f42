import { type YamlNode, type YamlText } from './yaml-node';
import { CommentPlaces } from './comment-places';
import { type CommentStops, type LeafStop } from './comment-stops';

interface Line {
  readonly offset: number;
  readonly text: string;
}

/** Gives each comment of a text to the same node as Go's yaml.v3: as a comment before, beside or after the node. */
export function attachComments(result: YamlText, stops: CommentStops, text: string, end: number): void {
  const places = new CommentPlaces(result.root, stops);
  const lines = splitLines(text.slice(0, end === 0 ? undefined : documentEnd(text)));
  let pending: string[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index]!;
    const at = line.offset + indentOf(line.text);
    if (!line.text.trimStart().startsWith('#') || isInText(places.leafAround(at))) {
      attachLineComment(line, places, text);
      index++;
      continue;
    }
    const before = places.leafBefore(line.offset);
    const group = readGroup(lines, index, before === undefined ? 0 : blockIndent(before, places, text));
    const next = places.headAfter(group.end);
    const dedented = before !== undefined && indentOf(line.text) < blockIndent(before, places, text);
    if (before !== undefined && isFoot(group, before, lines, index, dedented, next?.offset, places, text)) {
      attachFoot(footOwner(before, dedented, indentOf(line.text), places, text), group.text);
    } else {
      pending.push(group.text + (group.blankAfter ? '\n' : ''));
      if (next === undefined) {
        result.foot = join(pending);
        pending = [];
      } else if (!startsComment(lines[group.nextLine]?.text)) {
        attachHead(result, next.node, pending, before === undefined);
        pending = [];
      }
    }
    index = group.nextIndex;
  }
}

interface Group {
  readonly text: string;
  readonly end: number;
  readonly blankAfter: boolean;
  /** The line after the group. */
  readonly nextIndex: number;
  /** The next line with anything on it. */
  readonly nextLine: number;
}

/**
 * Reads comment lines without a blank line between them. A comment that is further left than the block ends the group,
 * unless it is in the column of the first one.
 */
function readGroup(lines: readonly Line[], start: number, indent: number): Group {
  let index = start;
  const texts: string[] = [];
  const column = indentOf(lines[start]!.text);
  const leaves = (text: string): boolean => indentOf(text) < indent && indentOf(text) !== column;
  while (index < lines.length && startsComment(lines[index]!.text) && !(index > start && leaves(lines[index]!.text))) {
    texts.push(lines[index]!.text.trim());
    index++;
  }
  let nextLine = index;
  while (nextLine < lines.length && lines[nextLine]!.text.trim() === '') {
    nextLine++;
  }
  const last = lines[index - 1]!;
  const blankAfter = nextLine > index && nextLine < lines.length;
  return { text: texts.join('\n'), end: last.offset + last.text.length, blankAfter, nextIndex: index, nextLine };
}

function isFoot(
  group: Group,
  before: LeafStop,
  lines: readonly Line[],
  index: number,
  dedented: boolean,
  next: number | undefined,
  places: CommentPlaces,
  text: string,
): boolean {
  const follows = index > 0 && lines[index - 1]!.text.trim() !== '' && !startsComment(lines[index - 1]!.text);
  const afterKey = isKey(before, places);
  const closes = group.blankAfter || next === undefined;
  if (closes && isCloseToContent(lines, index) && ((follows && !afterKey) || dedented)) {
    return true;
  }
  const following = lines[group.nextLine];
  if (following === undefined || group.blankAfter) {
    return false;
  }
  const column = indentOf(following.text);
  return column < blockIndent(before, places, text) && column !== indentOf(lines[index]!.text);
}

/** Whether there is no blank line between a comment and the content before it. */
function isCloseToContent(lines: readonly Line[], start: number): boolean {
  let index = start - 1;
  while (index >= 0 && startsComment(lines[index]!.text)) {
    index--;
  }
  return index >= 0 && lines[index]!.text.trim() !== '';
}

/** The column of the innermost block around a leaf. */
function blockIndent({ container }: Pick<LeafStop, 'container'>, places: CommentPlaces, text: string): number {
  const offset = places.offsetOf(container?.content[0]) ?? 0;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return container?.kind === 'list' ? indentOf(text.slice(lineStart)) : offset - lineStart;
}

function attachHead(result: YamlText, node: YamlNode | undefined, pending: readonly string[], isFirst: boolean): void {
  const comment = join(pending);
  if (node === undefined) {
    return;
  }
  const split = isFirst ? (comment.endsWith('\n') ? comment.length - 1 : comment.lastIndexOf('\n\n')) : -1;
  if (split < 0) {
    node.head = comment;
    return;
  }
  result.head = comment.slice(0, split);
  const rest = comment.slice(split).replace(/^\n+/, '');
  if (rest !== '') {
    node.head = rest;
  }
}

/** Joins groups of comments. A group that a blank line follows ends in a line break already. */
const join = (groups: readonly string[]): string => groups.join('\n');

function attachFoot(owner: YamlNode, comment: string): void {
  owner.foot = owner.foot === undefined ? comment : `${owner.foot}\n${comment}`;
}

/**
 * The owner of a comment after a node: the key whose value the node is, or the list element. If the comment is further
 * left than the node's block, the owner is in an outer block, the innermost one that the comment is not left of.
 */
function footOwner(leaf: LeafStop, dedented: boolean, column: number, places: CommentPlaces, text: string): YamlNode {
  const path = places.pathTo(leaf.node);
  const blocks = path.filter((node) => node.kind !== 'scalar' && node.style !== 'flow');
  const block = dedented
    ? blocks.reverse().find((container) => blockIndent({ container }, places, text) <= column)
    : leaf.container;
  const child = block === undefined ? undefined : path[path.indexOf(block) + 1];
  return block === undefined || child === undefined ? leaf.node : block.kind === 'map' ? keyOf(child, places) : child;
}

function keyOf(value: YamlNode, places: CommentPlaces): YamlNode {
  const seat = places.seatOf(value);
  return seat !== undefined && seat.index % 2 === 1 ? (seat.parent.content[seat.index - 1] ?? value) : value;
}

function isKey({ node, container }: LeafStop, places: CommentPlaces): boolean {
  const seat = places.seatOf(node);
  return container?.kind === 'map' && seat?.parent === container && seat.index % 2 === 0;
}

/** A comment beside content belongs to the last node on its line. */
function attachLineComment(line: Line, places: CommentPlaces, text: string): void {
  for (let at = line.text.indexOf('#', 1); at >= 0; at = line.text.indexOf('#', at + 1)) {
    const offset = line.offset + at;
    const around = places.leafAround(offset);
    const header = around !== undefined && isBlock(around.node) && around.start >= line.offset;
    if (/\s/.test(line.text[at - 1]!) && (around === undefined || header || around.node.style === 'flow')) {
      const leaf = header ? around : places.leafBefore(offset);
      if (leaf !== undefined && text.slice(leaf.end, offset).indexOf('\n') < 0) {
        leaf.node.line = line.text.slice(at).trimEnd();
      }
      return;
    }
  }
}

const isBlock = (node: YamlNode): boolean => node.style === 'literal' || node.style === 'folded';

/** Whether a `#` is inside a scalar. */
function isInText(leaf: LeafStop | undefined): boolean {
  return leaf !== undefined && leaf.node.kind === 'scalar';
}

const startsComment = (text: string | undefined): boolean => text?.trimStart().startsWith('#') ?? false;

const indentOf = (text: string): number => /^ */.exec(text)![0].length;

/** The offset at which the first document ends. Only that document is read. */
function documentEnd(text: string): number {
  const start = /^(---|%)/.test(text) ? text.indexOf('\n', text.search(/^---/m)) : 0;
  const match = /^(---|\.\.\.)(\s|$)/m.exec(text.slice(Math.max(start, 0)));
  return match === null ? text.length : Math.max(start, 0) + match.index;
}

function splitLines(text: string): Line[] {
  let offset = 0;
  return text.split('\n').map((line) => {
    const result = { offset, text: line.replace(/\r$/, '') };
    offset += line.length + 1;
    return result;
  });
}
