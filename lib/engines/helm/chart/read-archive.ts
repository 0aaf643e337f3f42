import { Parser, type ReadEntry } from 'tar';
import { gunzipSync } from 'node:zlib';
import { GitOpsError } from '../../../core/error';
import { type ChartFiles, sortedFiles } from './chart';

/** The most that an archive may hold when it is unpacked. It is the limit of helm 4. */
const mostUnpacked = 100 * 1024 * 1024;

/**
 * Reads all files of an archive that `helm package` wrote: a tar archive in gzip, with one folder at its top. The paths
 * of the result are relative to that folder. Nothing is written to the disk.
 *
 * @param shown the archive's path in messages
 * @throws if it is not such an archive, if it unpacks to more than 100 MiB, or if it holds a link, a path out of its
 * folder, or a path twice
 */
export function readArchive(bytes: Uint8Array, shown: string, where: string): ChartFiles {
  const files = new Map<string, Uint8Array>();
  const refuse = (why: string, fix = 'package the chart again: helm package FOLDER'): never => {
    throw new GitOpsError({ where, what: `Cannot read the chart ${shown}: ${why}`, fix });
  };
  for (const { path, type, bytes: content } of entriesOf(unzip(bytes, refuse), refuse)) {
    const inside = pathInside(path, refuse);
    if (inside === undefined || folderTypes.has(type)) {
      continue;
    }
    if (!fileTypes.has(type)) {
      refuse(`${path} is not a file or a folder, but of type ${type}`);
    }
    if (files.has(inside)) {
      refuse(`it has ${path} twice`);
    }
    files.set(inside, content);
  }
  return sortedFiles(files);
}

type Refuse = (why: string, fix?: string) => never;

interface ArchiveEntry {
  readonly path: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

const fileTypes: ReadonlySet<string> = new Set(['File', 'OldFile', 'ContiguousFile']);
const folderTypes: ReadonlySet<string> = new Set(['Directory', 'GNUDumpDir']);

function unzip(bytes: Uint8Array, refuse: Refuse): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: mostUnpacked });
  } catch (error) {
    const isBomb = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return isBomb
      ? refuse('it unpacks to more than 100 MiB', 'use a chart without such files')
      : refuse(`it is not an archive in gzip format (${(error as Error).message})`);
  }
}

/** The entries of an unpacked tar archive. The parser reads all of them before `end` returns. */
function entriesOf(archive: Buffer, refuse: Refuse): ArchiveEntry[] {
  const entries: ArchiveEntry[] = [];
  let failure: Error | undefined;
  const onReadEntry = (entry: ReadEntry): void => {
    const chunks: Buffer[] = [];
    entry.on('data', (chunk) => chunks.push(chunk));
    entry.on('end', () => entries.push({ path: entry.path, type: entry.type, bytes: Buffer.concat(chunks) }));
  };
  const parser = new Parser({ strict: true, onReadEntry });
  parser.on('error', (error) => (failure ??= error as Error));
  parser.end(archive);
  return failure === undefined ? entries : refuse(`it is not a tar archive (${failure.message})`);
}

/** The path below the folder at the top; undefined for that folder. */
function pathInside(path: string, refuse: Refuse): string | undefined {
  const parts = path.replaceAll('\\', '/').split('/');
  if (parts[0] === '' || /^[A-Za-z]:/.test(path)) {
    refuse(`the path ${path} in it is absolute`);
  }
  if (parts.includes('..')) {
    refuse(`the path ${path} in it leads out of its folder`);
  }
  const [, ...rest] = parts.filter((part) => part !== '' && part !== '.');
  return rest.length === 0 ? undefined : rest.join('/');
}
