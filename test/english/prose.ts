import ts from 'typescript';

/**
 * What people read of a file, with everything else replaced by blanks, so that each word keeps its place:
 * of Markdown the text without code, of TypeScript the comments and the strings of more than one word.
 */
export function proseOf(path: string, text: string): string {
  return withoutCodeSpans(path.endsWith('.md') ? proseOfMarkdown(text) : proseOfTypeScript(text));
}

function proseOfMarkdown(text: string): string {
  return [/^ *```[^]*?^ *```$/gm, /<!--[^]*?-->/g, /\]\([^)\n]*\)/g].reduce(blank, text);
}

function proseOfTypeScript(text: string): string {
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const letters = Array.from(blankOf(text));
  const keep = ({ pos, end }: ts.TextRange): void => {
    const kept = text.slice(pos, end).replace(/^\s*(?:\/\*\*?|\/\/|\*(?!\/))|\*\/$|\\[nt]/gm, blankOf);
    letters.splice(pos, end - pos, ...kept.split(''));
  };
  const visit = (node: ts.Node): void => {
    if (node.kind >= ts.SyntaxKind.FirstJSDocNode && node.kind <= ts.SyntaxKind.LastJSDocNode) {
      return;
    }
    const children = node.getChildren(file);
    if (children.length === 0) {
      commentsAround(text, node).forEach(keep);
    }
    if (isText(node) && /\S\s+\S/.test(node.text)) {
      keep({ pos: node.getStart(file) + 1, end: node.end - 1 });
    }
    children.forEach(visit);
  };
  visit(file);
  return letters.join('');
}

function commentsAround(text: string, token: ts.Node): ts.CommentRange[] {
  return [
    ...(ts.getLeadingCommentRanges(text, token.pos) ?? []),
    ...(ts.getTrailingCommentRanges(text, token.end) ?? []),
  ];
}

function isText(node: ts.Node): node is ts.Node & { readonly text: string } {
  return (
    ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)
  );
}

/** A code span becomes one word, so that its neighbours do not meet. */
function withoutCodeSpans(text: string): string {
  return text.replace(/`[^`\n]*`/g, (span) => 'x'.repeat(span.length));
}

function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, blankOf);
}

/** Blanks and line breaks in the place of a text. */
function blankOf(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
