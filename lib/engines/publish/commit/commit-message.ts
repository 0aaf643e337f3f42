import { GitOpsError } from '../../../core/error';
import { type PublishedPaths } from '../splice/splice';
import { type Placement } from './plan-commit';

/**
 * The message of a commit: the given text, or what was published; then the trailers.
 *
 * @param trailers lines such as `Source-Revision: …`
 */
export function commitMessage(
  { added, changed, removed }: PublishedPaths,
  placements: readonly Placement[],
  { message, trailers }: { readonly message?: string; readonly trailers: readonly string[] },
): string {
  const folders = placements.map(({ path }) => path || 'the root').join(', ');
  const counts = [
    [added, 'added'],
    [changed, 'changed'],
    [removed, 'removed'],
  ] as const;
  const parts = counts.filter(([paths]) => paths.length > 0).map(([paths, word]) => `${paths.length} ${word}`);
  const text = message?.trim() ?? `Publish to ${folders}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
  return `${text}${trailers.length === 0 ? '' : `${endsWithTrailers(text) ? '\n' : '\n\n'}${trailers.join('\n')}`}\n`;
}

/** @throws if git does not take it */
export function demandMessage(message: string): void {
  if (message.trim() === '' || message.includes('\0') || !message.isWellFormed()) {
    const what = 'Cannot use the message of the commit: it is empty, or has a NUL character or half of a character';
    throw new GitOpsError({ where: 'publish', what, fix: 'write what changes, or leave it out' });
  }
}

/** Whether the last paragraph, which is not the first one, has nothing but lines such as `Signed-off-by: …`. */
function endsWithTrailers(text: string): boolean {
  const paragraphs = text.split(/\n\s*\n/);
  return paragraphs.length > 1 && (paragraphs.at(-1) ?? '').split('\n').every((line) => /^[A-Za-z][\w-]*: /.test(line));
}
