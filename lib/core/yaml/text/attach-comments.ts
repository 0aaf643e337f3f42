import { type YamlNode, type YamlText } from './yaml-node';
import { type CommentStops, type LeafStop } from './comment-stops';

interface Line {
  readonly offset: number;
  readonly text: string;
}

/** Gives each comment of a text to the same node as Go's yaml.v3: as a comment before, beside or after the node. */
export function attachComments(result: YamlText, stops: CommentStops, text: string, end: number): void {
  const heads = [...stops.heads].sort((one, other) => one.offset - other.offset);
  const leaves = [...stops.leaves].sort((one, other) => one.end - other.end);
  const lines = splitLines(text.slice(0, end === 0 ? undefined : documentEnd(text)));
  const inside = (offset: number): LeafStop | undefined =>
    leaves.find((leaf) => leaf.start <= offset && offset < leaf.end);
  let pending: string[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index]!;
    const at = line.offset + indentOf(line.text);
    if (!line.text.trimStart().startsWith('#') || isInText(inside(at), at, text)) {
      attachLineComment(line, leaves, text);
      index++;
      continue;
    }
    const before = lastBefore(leaves, line.offset);
    const group = readGroup(lines, index, before === undefined ? 0 : blockIndent(before, stops, text));
    const next = heads.find((head) => head.offset > group.end);
    const dedented = before !== undefined && indentOf(line.text) < blockIndent(before, stops, text);
    if (before !== undefined && isFoot(group, before, lines, index, dedented, next?.offset, stops, text)) {
      attachFoot(footOwner(result.root, before, dedented, indentOf(line.text), stops, text), group.text);
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
  stops: CommentStops,
  text: string,
): boolean {
  const follows = index > 0 && lines[index - 1]!.text.trim() !== '' && !startsComment(lines[index - 1]!.text);
  const afterKey = isKey(before.node, before.container);
  const closes = group.blankAfter || next === undefined;
  if (closes && isCloseToContent(lines, index) && ((follows && !afterKey) || dedented)) {
    return true;
  }
  const following = lines[group.nextLine];
  if (following === undefined || group.blankAfter) {
    return false;
  }
  const column = indentOf(following.text);
  return column < blockIndent(before, stops, text) && column !== indentOf(lines[index]!.text);
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
function blockIndent({ container }: Pick<LeafStop, 'container'>, stops: CommentStops, text: string): number {
  const first = container?.content[0];
  const stop = stops.leaves.find(({ node }) => node === first) ?? stops.heads.find(({ node }) => node === first);
  const offset = stop === undefined ? 0 : 'start' in stop ? stop.start : stop.offset;
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
function footOwner(
  root: YamlNode,
  leaf: LeafStop,
  dedented: boolean,
  column: number,
  stops: CommentStops,
  text: string,
): YamlNode {
  const path = pathTo(root, leaf.node);
  const blocks = path.filter((node) => node.kind !== 'scalar' && node.style !== 'flow');
  const block = dedented
    ? blocks.reverse().find((container) => blockIndent({ container }, stops, text) <= column)
    : leaf.container;
  const child = block === undefined ? undefined : path[path.indexOf(block) + 1];
  return block === undefined || child === undefined ? leaf.node : block.kind === 'map' ? keyOf(block, child) : child;
}

/** The nodes from the root down to the wanted node. */
function pathTo(root: YamlNode, wanted: YamlNode): YamlNode[] {
  if (root === wanted) {
    return [root];
  }
  for (const child of root.content) {
    const path = pathTo(child, wanted);
    if (path.length > 0) {
      return [root, ...path];
    }
  }
  return [];
}

function keyOf(map: YamlNode, value: YamlNode): YamlNode {
  const index = map.content.indexOf(value);
  return map.content[index % 2 === 1 ? index - 1 : index] ?? value;
}

function isKey(node: YamlNode, container: YamlNode | undefined): boolean {
  return container?.kind === 'map' && container.content.indexOf(node) % 2 === 0;
}

/** A comment beside content belongs to the last node on its line. */
function attachLineComment(line: Line, leaves: readonly LeafStop[], text: string): void {
  for (let at = line.text.indexOf('#', 1); at >= 0; at = line.text.indexOf('#', at + 1)) {
    const offset = line.offset + at;
    const around = leaves.find((leaf) => leaf.start <= offset && offset < leaf.end);
    const header = around !== undefined && isBlock(around.node) && around.start >= line.offset;
    if (/\s/.test(line.text[at - 1]!) && (around === undefined || header || around.node.style === 'flow')) {
      const leaf = header ? around : lastBefore(leaves, offset);
      if (leaf !== undefined && text.slice(leaf.end, offset).indexOf('\n') < 0) {
        leaf.node.line = line.text.slice(at).trimEnd();
      }
      return;
    }
  }
}

const isBlock = (node: YamlNode): boolean => node.style === 'literal' || node.style === 'folded';

/** Whether a `#` is inside a scalar. */
function isInText(leaf: LeafStop | undefined, _at: number, _text: string): boolean {
  return leaf !== undefined && leaf.node.kind === 'scalar';
}

function lastBefore(leaves: readonly LeafStop[], offset: number): LeafStop | undefined {
  let last: LeafStop | undefined;
  for (const leaf of leaves) {
    if (leaf.start < offset && leaf.end <= offset) {
      last = leaf;
    }
  }
  return last;
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
