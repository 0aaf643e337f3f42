import { GitOpsError } from '../core/error';
import { describeManifest, type Manifest } from '../core/manifest';
import { maskSecrets } from '../core/secret-text';
import { compare, type Comparison } from './difference';
import { hideInSnapshots, hideValues } from './hidden-values';
import { Manifests } from './manifests';
import { snapshotText } from './snapshot-text';

/** How many of the closest objects a failure shows. */
const mostShown = 3;

/** The part of Jest's `this` for a matcher that is used here, so that compiling does not need the types of Jest. */
export interface MatcherContext {
  readonly isNot?: boolean;
  readonly expand?: boolean;
  readonly currentTestName?: string;
  readonly currentConcurrentTestName?: () => string | undefined;
  readonly currentTestIdentity?: () => object | undefined;
  readonly error?: Error;
  readonly utils: {
    diff(a: unknown, b: unknown, options?: { readonly expand?: boolean }): string | null;
    matcherHint(name: string, received?: string, expected?: string, options?: { readonly isNot?: boolean }): string;
  };
}

/** The result of a matcher. */
export interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}

/** The part of Jest's snapshot state that a snapshot matcher uses. */
interface SnapshotState {
  match(options: {
    readonly testName: string;
    readonly testIdentity: object | undefined;
    readonly received: unknown;
    readonly isInline: false;
    readonly error: Error | undefined;
    readonly testFailing: boolean;
  }): { readonly pass: boolean; readonly count: number; readonly expected?: string; readonly actual: string };
}

interface SnapshotContext extends MatcherContext {
  readonly snapshotState?: SnapshotState;
  readonly testFailing?: boolean;
  readonly dontThrow?: () => void;
}

/**
 * The matchers of this library. If you import `expect` from `@jest/globals`, call `expect.extend(manifestMatchers)`.
 * The global `expect` has them as soon as `cdk8s-gitops/testing` is imported.
 *
 * @example
 * ```ts
 * import { expect } from '@jest/globals';
 * import { manifestMatchers } from 'cdk8s-gitops/testing';
 *
 * expect.extend(manifestMatchers);
 * ```
 */
export const manifestMatchers = { toHaveResource, toMatchManifestSnapshot };

/** Passes if one object with this API version and kind has these properties; others are ignored. */
function toHaveResource(
  this: MatcherContext,
  received: unknown,
  apiVersion: string,
  kind: string,
  properties: object = {},
): MatcherResult {
  const manifests = demandManifests(received, 'toHaveResource');
  const candidates = manifests.all
    .filter((manifest) => manifest.apiVersion === apiVersion && manifest.kind === kind)
    .map((manifest) => ({ manifest, ...compare(manifest, properties) }));
  const found = candidates.find(({ misses }) => misses === 0);
  const title = this.utils.matcherHint('toHaveResource', 'manifests', `'${apiVersion}', '${kind}', properties`, {
    isNot: this.isNot ?? false,
  });
  return {
    pass: found !== undefined,
    message: () =>
      found === undefined
        ? `${title}\n\n${explainMiss(this, manifests, `${apiVersion} ${kind}`, candidates)}`
        : `${title}\n\n${describeManifest(found.manifest)} has these properties.`,
  };
}

function explainMiss(
  context: MatcherContext,
  manifests: Manifests,
  wanted: string,
  candidates: readonly (Comparison & { readonly manifest: Manifest })[],
): string {
  if (candidates.length === 0) {
    const all = manifests.all.map((manifest) => `  ${manifest.apiVersion} ${describeManifest(manifest)}`);
    return [`There is no ${wanted}. There is${all.length === 0 ? ' nothing at all.' : ':'}`, ...all].join('\n');
  }
  const closest = [...candidates].sort((a, b) => a.misses - b.misses).slice(0, mostShown);
  const parts = closest.map(
    ({ manifest, expected, received }) =>
      `${describeManifest(manifest)}:\n\n${diffOf(context, manifest.kind, expected, received)}`,
  );
  const title = `Of ${candidates.length} × ${wanted}, none has these properties. The differences, with the closest object first:`;
  return [title, ...parts].join('\n\n');
}

function diffOf(context: MatcherContext, kind: string, expected: unknown, received: unknown): string {
  const options = { expand: context.expand ?? false };
  const [one, other] = kind === 'Secret' ? hideValues(expected, received) : [expected, received];
  return maskSecrets(context.utils.diff(one, other, options) ?? '');
}

/** Passes if the objects, as sorted YAML, equal the snapshot. */
function toMatchManifestSnapshot(this: SnapshotContext, received: unknown, hint?: string): MatcherResult {
  const manifests = demandManifests(received, 'toMatchManifestSnapshot');
  if (this.isNot === true || this.snapshotState === undefined) {
    throw new GitOpsError({
      where: 'toMatchManifestSnapshot',
      what: this.isNot === true ? 'Cannot be used with .not' : "Cannot find Jest's snapshot state",
      fix: this.isNot === true ? 'use .not.toHaveResource(…)' : 'call it inside a test that Jest runs',
    });
  }
  this.dontThrow?.();
  const testName = this.currentConcurrentTestName?.() ?? this.currentTestName ?? '';
  const result = this.snapshotState.match({
    testName: hint === undefined ? testName : `${testName}: ${hint}`,
    testIdentity: this.currentTestIdentity?.(),
    received: unquoted(snapshotText(manifests.all, manifests.nameHashes())),
    isInline: false,
    error: this.error,
    testFailing: this.testFailing ?? false,
  });
  return { pass: result.pass, message: () => explainSnapshot(this, result) };
}

function explainSnapshot(context: MatcherContext, result: ReturnType<SnapshotState['match']>): string {
  const title = context.utils.matcherHint('toMatchManifestSnapshot', 'manifests', '');
  return result.expected === undefined
    ? `${title}\n\nThere is no snapshot yet, and --ci writes none: run Jest without --ci.\n\n${hideInSnapshots('', result.actual)[1]}`
    : `${title}\n\n${context.utils.diff(...hideInSnapshots(result.expected, result.actual), { expand: context.expand ?? false })}`;
}

/** A text that Jest's printer writes without quotes. A fake asymmetric matcher is the only way to get that. */
function unquoted(text: string): unknown {
  return {
    $$typeof: Symbol.for('jest.asymmetricMatcher'),
    asymmetricMatch: (other: unknown) => other === text,
    toString: () => 'ManifestSnapshot',
    toAsymmetricMatcher: () => text.trimEnd(),
  };
}

function demandManifests(received: unknown, matcher: string): Manifests {
  if (!(received instanceof Manifests)) {
    throw new GitOpsError({
      where: matcher,
      what: `Cannot look into ${received === null ? 'null' : typeof received}: it is not a Manifests object`,
      fix: 'use expect(Manifests.of(chart)), or fromApp, fromYaml or fromDirectory',
    });
  }
  return received;
}
