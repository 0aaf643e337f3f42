import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { GitOpsError } from '../../core/error';
import { fetchBytes } from '../../system/process/fetch-bytes';
import { type IncludeProps, type IncludeUrl } from './include-props';

/** A text, and its name for messages. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/**
 * Reads the sources of an `Include`.
 *
 * @param where construct path, for messages
 * @throws if nothing can be read, or if the content does not match the digest
 */
export function readSources(where: string, props: IncludeProps): Source[] {
  if (props.yaml !== undefined) {
    return [{ file: where, text: props.yaml }];
  }
  return props.url === undefined ? readFiles(where, props.path) : [download(where, props)];
}

function readFiles(where: string, path: string): Source[] {
  const files = existsSync(path) ? [path] : expand(path);
  if (files.length === 0) {
    const what = `Cannot include ${path}: ${isGlob(path) ? 'no file matches it' : 'the file does not exist'}`;
    throw new GitOpsError({ where, what, fix: 'give a path relative to the working folder' });
  }
  return files.map((file) => {
    if (statSync(file).isDirectory()) {
      throw new GitOpsError({ where, what: `Cannot include ${file}: it is a folder`, fix: `use ${file}/*.yaml` });
    }
    return { file, text: readText(where, file) };
  });
}

function expand(pattern: string): string[] {
  const options = { expandDirectories: false, absolute: isAbsolute(pattern) };
  return isGlob(pattern) ? globSync(pattern, options).sort() : [];
}

function isGlob(path: string): boolean {
  return isDynamicPattern(path);
}

function readText(where: string, file: string): string {
  try {
    return decode(where, file, readFileSync(file));
  } catch (cause) {
    if (cause instanceof GitOpsError) {
      throw cause;
    }
    const what = `Cannot read ${file}: ${(cause as Error).message}`;
    throw new GitOpsError({ where, what, fix: 'make the file readable' }, { cause });
  }
}

function download(where: string, { url, sha256 }: IncludeUrl): Source {
  const content = fetchBytes(url);
  if (!Buffer.isBuffer(content)) {
    throw new GitOpsError({ where, ...content });
  }
  const actual = createHash('sha256').update(content).digest('hex');
  if (actual !== sha256.toLowerCase()) {
    throw new GitOpsError({
      where,
      what: `Cannot trust ${url}: its SHA-256 digest is ${actual}, not ${sha256.toLowerCase()}`,
      fix: `check what has changed there; if you want the change, set sha256: '${actual}'`,
    });
  }
  return { file: url, text: decode(where, url, content) };
}

function decode(where: string, file: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new GitOpsError({ where, what: `Cannot read ${file}: it is not UTF-8`, fix: 'save it as UTF-8' }, { cause });
  }
}
