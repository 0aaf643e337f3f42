import { type ValueNote } from './value-type';

/**
 * Reads comments of the form `## @param image.tag [default: 1.29] The version`, wherever they are.
 *
 * @returns the notes by path
 */
export function paramNotes(comments: ReadonlyMap<number, string>): Map<string, ValueNote> {
  const notes = new Map<string, ValueNote>();
  for (const [line, comment] of comments) {
    const { tag, path, rest } = readTag(comment);
    if (tag === '@param' && path !== '') {
      notes.set(path, noteOf([rest, ...longDescription(comments, line + 1)]));
    }
  }
  return notes;
}

/** The words of a comment after its `#`s: a tag, a path, and all others. */
function readTag(comment: string): { readonly tag: string; readonly path: string; readonly rest: string } {
  const words = textOf(comment).split(' ');
  return { tag: words[0] ?? '', path: words[1] ?? '', rest: words.slice(2).join(' ').trim() };
}

/** The lines between `@descriptionStart` and `@descriptionEnd`, if they follow. */
function longDescription(comments: ReadonlyMap<number, string>, first: number): string[] {
  const lines: string[] = [];
  for (let line = first; comments.has(line); line++) {
    const text = textOf(comments.get(line)!);
    const isInside = lines.length > 0 || text.startsWith('@descriptionStart');
    if (!isInside || text.startsWith('@param')) {
      break;
    }
    lines.push(text.replace('@descriptionStart', '').replace('@descriptionEnd', '').trim());
    if (text.endsWith('@descriptionEnd')) {
      return lines;
    }
  }
  return [];
}

/** Modifiers are in brackets before the text. Only the default among them is more than values.yaml shows. */
function noteOf([first = '', ...others]: readonly string[]): ValueNote {
  const end = first.startsWith('[') ? first.indexOf(']') : -1;
  const modifiers = end < 0 ? '' : first.slice(1, end);
  const description = [first.slice(end + 1).trim(), ...others].filter((line) => line !== '').join('\n');
  const start = modifiers.indexOf('default:');
  return {
    ...(description === '' ? {} : { description }),
    ...(start < 0 ? {} : { default: modifiers.slice(start + 'default:'.length).trim() }),
  };
}

function textOf(comment: string): string {
  return comment.replace(/^#+/, '').trim().replaceAll('\t', ' ');
}
