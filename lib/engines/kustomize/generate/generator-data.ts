import { isUtf8 } from 'node:buffer';
import { basename } from 'node:path/posix';
import { GitOpsError } from '../../../core/error';
import { type FileLoader } from '../file/file-loader';
import { type GeneratorSpec } from '../file/kustomization-spec';

/**
 * The entries of a generated ConfigMap or Secret: first those of env files, then literals, then files.
 *
 * @throws if a source cannot be read or is missing, or if a key is there twice
 */
export function generatorData(spec: GeneratorSpec, loader: FileLoader, where: string): Map<string, Buffer> {
  const pairs = [
    ...(spec.envs ?? []).flatMap((path) => envPairs(loader.read(path, where), path, where)),
    ...(spec.literals ?? []).map((literal) => literalPair(literal, where)),
    ...(spec.files ?? []).map((source) => filePair(source, loader, where)),
  ];
  const data = new Map<string, Buffer>();
  for (const [key, value] of pairs) {
    if (data.has(key)) {
      throw new GitOpsError({
        where,
        what: `Cannot generate ${spec.name ?? ''}: the key ${key} is there twice`,
        fix: 'keep one of the two',
      });
    }
    data.set(key, value);
  }
  return data;
}

type Pair = readonly [key: string, value: Buffer];

/** Reads `KEY=value`. One pair of quotes around the value is removed. */
function literalPair(literal: string, where: string): Pair {
  const split = literal.indexOf('=');
  if (split <= 0) {
    throw new GitOpsError({
      where,
      // It may be the secret of a secretGenerator.
      what: 'Cannot read a literal: it must be key=value',
      fix: split === 0 ? 'put a key before the =' : 'write key=value',
    });
  }
  return [literal.slice(0, split), Buffer.from(unquote(literal.slice(split + 1)))];
}

function unquote(text: string): string {
  const quoted = text.length >= 2 && text[0] === text[text.length - 1] && (text[0] === '"' || text[0] === "'");
  return quoted ? text.slice(1, -1) : text;
}

/** Reads `key=path`, or a path whose last part is the key. */
function filePair(source: string, loader: FileLoader, where: string): Pair {
  const parts = source.split('=');
  if (parts.length > 2 || (parts.length === 2 && parts.includes(''))) {
    throw new GitOpsError({
      where,
      what: `Cannot read the file source ${JSON.stringify(source)}: it must be a path, or key=path`,
      fix: 'use a file without = in its name, and a key',
    });
  }
  const [key, path] = parts.length === 2 ? parts : [basename(source), source];
  return [key, loader.read(path, where)];
}

/** The lines of an env file. Values stay as they are, quotes included. */
function envPairs(content: Buffer, path: string, where: string): Pair[] {
  if (!isUtf8(content)) {
    throw new GitOpsError({
      where,
      what: `Cannot read ${path} as an env file: it is not UTF-8`,
      fix: 'save it as UTF-8, or list it under files',
    });
  }
  const lines = content.toString('utf8').split('\n');
  if (lines[lines.length - 1] === '') {
    lines.pop();
  }
  return lines.flatMap((line, index) => {
    const text = (index === 0 ? line.replace(/^\uFEFF/, '') : line).replace(/\r$/, '').replace(leadingSpace, '');
    if (text === '' || text.startsWith('#')) {
      return [];
    }
    const split = text.indexOf('=');
    const key = split < 0 ? text : text.slice(0, split);
    return key === '' ? [] : [[key, Buffer.from(split < 0 ? '' : text.slice(split + 1))] as Pair];
  });
}

/** Go's white space: JavaScript's `\s` without the byte order mark, but with the next-line character. */
const leadingSpace = /^[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
