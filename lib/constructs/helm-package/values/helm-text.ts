import { quote } from '../../../core/check/quote';
import { GitOpsError } from '../../../core/error';
import { standInOf } from '../../../core/stand-in';
import { type HelmValue } from './helm-value-type';
import { mergeTexts } from './merge-texts';
import { placeholderFor } from './placeholder';
import { ReleaseStandIn, TextStandIn, ValueStandIn } from './stand-ins';

type Part = string | ValueStandIn | ReleaseStandIn;

/**
 * Text with values of a chart in it: strings, numbers and booleans, other texts, and fields of the release. Text that
 * has `{{` in it stays as it is.
 *
 * @throws if a list, a map or a switch is in it, which is not text
 * @example
 * ```ts
 * import { helmText, helmValue } from 'cdk8s-gitops';
 *
 * const image = helmText`nginx:${helmValue('image.tag', '1.29')}-alpine`;
 * ```
 */
export function helmText(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | boolean)[]
): HelmValue<string> {
  const parts = strings.flatMap((text, index) => [text, ...(index < values.length ? partsOf(values[index]) : [])]);
  const merged = mergeTexts(parts);
  return placeholderFor('helmText', (self) => new TextStandIn(merged, self)) as HelmValue<string>;
}

function partsOf(value: unknown): readonly Part[] {
  const standIn = standInOf(value);
  if (standIn instanceof TextStandIn) {
    return standIn.parts;
  }
  if (standIn instanceof ReleaseStandIn || (standIn instanceof ValueStandIn && isScalar(standIn.spec.default))) {
    return [standIn];
  }
  if (standIn === undefined && isScalar(value)) {
    return [String(value)];
  }
  throw new GitOpsError({
    where: 'helmText',
    what: `Cannot use ${standIn?.title ?? quote(value)} in text: it must be a string, a number or true or false`,
    fix: 'use a value that has one of these as its default',
  });
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && isFinite(value));
}
