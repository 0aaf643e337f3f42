import { Header } from 'tar';
import { gzipSync } from 'node:zlib';

/** An entry of an archive. */
export interface Entry {
  readonly path: string;
  readonly text?: string;
  readonly type?: 'File' | 'Directory' | 'SymbolicLink' | 'Link' | 'CharacterDevice';
  readonly linkpath?: string;
}

/** A tar archive in gzip, with these entries as they are: also with those that no tool would write. */
export function chartArchive(...entries: readonly Entry[]): Buffer {
  return gzipSync(Buffer.concat([...entries.flatMap(blocksOf), Buffer.alloc(1024)]));
}

function blocksOf({ path, text = '', type = 'File', linkpath }: Entry): Buffer[] {
  const content = Buffer.from(text);
  const header = Buffer.alloc(512);
  new Header({ path, type, linkpath, size: content.length, mode: 0o644, mtime: new Date(0) }).encode(header);
  return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
}
