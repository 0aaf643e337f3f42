import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import { type Finding, finding } from '../../core/error';
import { parseYaml } from '../../core/yaml/parse';
import { type Foreign } from './foreign';
import { foldersOf } from '../../core/text/folders-around';
import { type FileContent } from '../../core/text/file-content';
import { type OutputFolder } from './output-folder';
import { readOwnBytes } from './own-path';
import { jsonText } from '../../core/text/json-text';

/** The file that cdk8s-cli reads for its validation reports. */
export const constructMetadataFile = 'construct-metadata.json';

/** The foreign files at paths that the app writes. */
export interface Collisions {
  /** Foreign files with the same content as the app's, for example from cdk8s' App. The app adopts them. */
  readonly adopted: readonly string[];
  /** One finding for each other foreign file or folder at such a path. */
  readonly findings: readonly Finding[];
}

/** Finds foreign files at paths that the app writes. */
export function findCollisions(folder: OutputFolder, foreign: Foreign): Collisions {
  const adopted: string[] = [];
  const findings: Finding[] = [];
  const files = new Set(foreign.files);
  for (const [path, wanted] of folder.files) {
    const blocking =
      files.has(path) || foreign.folders.has(path) ? path : foldersOf(path).find((each) => files.has(each));
    if (blocking === path && files.has(path) && isSame(join(folder.path, path), path, wanted)) {
      adopted.push(path);
    } else if (blocking !== undefined) {
      findings.push(
        finding({
          rule: 'foreign-file',
          where: join(folder.path, blocking),
          what: `Cannot write ${path}: something is there that this app did not write`,
          fix: 'move or delete it, or let the app write to another folder',
        }),
      );
    }
  }
  return { adopted, findings };
}

function isSame(file: string, path: string, wanted: FileContent): boolean {
  try {
    const bytes = Buffer.from(wanted);
    const there = readOwnBytes(file);
    if (there === undefined || there.equals(bytes) || !isUtf8(bytes)) {
      return there?.equals(bytes) ?? false;
    }
    const text = there.toString();
    return path === constructMetadataFile ? isConstructMetadata(text) : content(text) === content(bytes.toString());
  } catch {
    return false;
  }
}

function isConstructMetadata(text: string): boolean {
  const { version, resources } = JSON.parse(text) as { version?: unknown; resources?: unknown };
  return version !== undefined && resources !== undefined;
}

/** The content of a YAML text, without the order of its keys. */
function content(text: string): string {
  return jsonText(parseYaml(text).map(sorted));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(([key, entry]) => [key, sorted(entry)] as const);
  return entries.sort(([one], [other]) => (one < other ? -1 : 1));
}
