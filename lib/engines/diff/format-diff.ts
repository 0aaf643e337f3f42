import { jsonText } from '../../core/text/json-text';
import { demandShape } from '../../core/check/check-shape';
import { type Shape } from '../../core/check/shape';
import { boolean, number, object, oneOf } from '../../core/check/shapes';
import { GitOpsError } from '../../core/error';
import { formatMarkdown } from './formats/markdown';
import { formatText } from './formats/text';
import { type DiffResult } from './result/diff-result';

/** Options of `formatDiff`. */
export interface DiffFormatOptions {
  /**
   * `text` for a terminal, `json` for programs, `markdown` for a comment on a pull request.
   *
   * @default "text"
   */
  readonly format?: 'text' | 'json' | 'markdown';
  /**
   * How many characters the Markdown has at most, 500 or more: hosts of Git refuse longer comments. The summary, what the cluster
   * refuses and the dangers come first, then as many objects as there is room for, and the number of the others.
   *
   * @default 65000
   */
  readonly maxLength?: number;
  /**
   * Whether the text is in colour, by ANSI escape sequences. JSON and Markdown never are.
   *
   * @default false
   */
  readonly color?: boolean;
}

/**
 * The text of a difference. It ends with a line break.
 *
 * @throws if the bound is below 500
 * @example
 * ```ts
 * import { diff, formatDiff, parseManifests } from 'cdk8s-gitops';
 *
 * const web = (replicas: number) =>
 *   parseManifests(`{ apiVersion: apps/v1, kind: Deployment, metadata: { name: web }, spec: { replicas: ${replicas} } }`);
 *
 * formatDiff(diff(web(2), web(3))); // => '~ Deployment/web\n    spec.replicas 2 → 3\n\n1 changed\n'
 * ```
 */
export function formatDiff(result: DiffResult, options: DiffFormatOptions = {}): string {
  demandShape('formatDiff', options, optionsShape(), 'the options');
  const { format = 'text', maxLength = 65_000, color = false } = options;
  if (!(maxLength >= 500)) {
    const what = `Cannot use ${maxLength} as maxLength: a summary needs 500 characters`;
    throw new GitOpsError({ where: 'formatDiff', what, fix: 'use 500 or more' });
  }
  switch (format) {
    case 'json':
      return `${jsonText(result, 2)}\n`;
    case 'markdown':
      return formatMarkdown(result, maxLength);
    default:
      return formatText(result, color);
  }
}

const optionsShape = (): Shape<DiffFormatOptions> =>
  object<DiffFormatOptions>({ format: oneOf(['text', 'json', 'markdown']), maxLength: number(), color: boolean });
