import { createHash } from 'node:crypto';
import { type KnownDigest } from './fetch-problem';
import { type HelmHome } from './helm-home';
import { type RepositoryIndex } from './repository-index';

/** The archive of a chart. */
export interface FetchedArchive {
  /** The version as its source writes it, perhaps with a `v`. */
  readonly version: string;
  /** `sha256:` and the digest of the bytes. */
  readonly digest: string;
  /** For a chart of a registry, the digest of its manifest. */
  readonly manifestDigest?: string;
  readonly bytes: Buffer;
  /** The versions that the source has, as far as they are known. */
  readonly versions: readonly string[];
}

/** What a fetch needs to know besides the chart. */
export interface FetchContext {
  /** Construct path, for messages. */
  readonly where: string;
  readonly home: HelmHome;
  /** The indexes of repositories so far, by address: several charts of an app may be from one repository. */
  readonly indexes: Map<string, RepositoryIndex>;
  /** The digest that the archive had before. */
  readonly known?: KnownDigest;
  /** An archive with a digest, if it need not be fetched again. */
  readonly findKept?: (digest: string) => Buffer | undefined;
  /** How to fix it if the source can't be reached. */
  readonly fix: string;
}

/** The digest of an archive. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
