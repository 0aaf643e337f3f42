/**
 * How the code of a Markdown page is read. A comment before a block has what the reader need not see:
 *
 *     <!-- before                     TypeScript to put before the block
 *     import { chart } from …
 *     -->
 *     <!-- continues -->              the block continues the block before it
 *     <!-- file: base/pod.yaml -->    the block is this file, in the folder where the page's code runs
 *     <!-- file: base/pod.yaml        the same, but hidden
 *     apiVersion: v1
 *     -->
 *     <!-- output: dist/a.k8s.yaml -->   the block is the file that the code before it writes
 *     <!-- error -->                  the block is the error message that the code before it ends with
 */
export interface PageCode {
  readonly modules: readonly CodeModule[];
  readonly files: readonly TextBlock[];
}

/** A `ts` block and everything that belongs to it. */
export interface CodeModule {
  /** The code of the page. All other lines are empty, so that line numbers are those of the page. */
  readonly code: string;
  /** Line of the page at which the last block of the module starts. */
  readonly line: number;
  /** The files that the code must write, from the page. */
  readonly outputs: readonly TextBlock[];
  /** The message of the error that the code must end with, from the page; undefined if it must succeed. */
  readonly error?: string;
}

/** A file that a page shows or hides. */
export interface TextBlock {
  readonly path: string;
  readonly text: string;
}

/** A module while it is read. */
interface OpenModule extends CodeModule {
  readonly lines: ReadonlyMap<number, string>;
  readonly outputs: TextBlock[];
  error?: string;
}

/** A part of the page: the lines between two fences, or the lines of a comment. */
interface Stretch {
  readonly kind: 'block' | 'comment';
  /** The language of a block, or the first line of a comment. */
  readonly head: string;
  /** Index of the first line of the content. */
  readonly start: number;
  readonly lines: readonly string[];
}

const stretchPattern =
  /^(?:```(?<language>\S*)\n(?<block>[^]*?)^```$|<!--(?<head>[^\n]*?)(?:-->$|\n(?<comment>[^]*?)^-->$))/gm;

/** Reads the code of a page. */
export function readPageCode(page: string): PageCode {
  const total = page.split('\n').length;
  const modules: OpenModule[] = [];
  const files: TextBlock[] = [];
  let lines = new Map<number, string>();
  let file: { readonly word: string; readonly path: string } | undefined;
  for (const stretch of readStretches(page)) {
    const [, word, path] = /^(before|continues|file|output|error)\b:?\s*(\S*)/.exec(stretch.head) ?? [];
    if (stretch.kind === 'comment' && word === 'before') {
      addLines(lines, stretch);
    } else if (stretch.kind === 'comment' && word === 'continues') {
      lines = new Map([...(modules.at(-1)?.lines ?? []), ...lines]);
    } else if (stretch.kind === 'comment' && word === 'file' && stretch.lines.length > 0) {
      files.push({ path: path ?? '', text: textOf(stretch) });
    } else if (stretch.kind === 'comment' && word !== undefined) {
      file = { word, path: path ?? '' };
    } else if (stretch.kind === 'block' && file !== undefined) {
      place(file, textOf(stretch), files, modules.at(-1));
      file = undefined;
    } else if (stretch.kind === 'block' && stretch.head === 'ts') {
      addLines(lines, stretch);
      modules.push({ code: spread(lines, total), line: stretch.start + 1, lines, outputs: [] });
      lines = new Map();
    }
  }
  return { modules, files };
}

/** Adds a block in the way that the comment before it says. */
function place(
  comment: { readonly word: string; readonly path: string },
  text: string,
  files: TextBlock[],
  module?: OpenModule,
): void {
  if (comment.word === 'file') {
    files.push({ path: comment.path, text });
  } else if (module === undefined) {
    throw new Error(`There is no code that <!-- ${comment.word} --> could belong to`);
  } else if (comment.word === 'output') {
    module.outputs.push({ path: comment.path, text });
  } else {
    module.error = text.trimEnd();
  }
}

function readStretches(page: string): Stretch[] {
  return [...page.matchAll(stretchPattern)].map((match) => {
    const { language, block, head = '', comment = '' } = match.groups ?? {};
    const content = block ?? comment;
    return {
      kind: block === undefined ? 'comment' : 'block',
      head: (language ?? head).trim(),
      start: page.slice(0, match.index).split('\n').length,
      lines: content === '' ? [] : content.replace(/\n$/, '').split('\n'),
    };
  });
}

function addLines(lines: Map<number, string>, stretch: Stretch): void {
  stretch.lines.forEach((line, index) => lines.set(stretch.start + index, line));
}

function spread(lines: ReadonlyMap<number, string>, total: number): string {
  return Array.from({ length: total }, (_, index) => lines.get(index) ?? '').join('\n');
}

function textOf(stretch: Stretch): string {
  return `${stretch.lines.join('\n')}\n`;
}
