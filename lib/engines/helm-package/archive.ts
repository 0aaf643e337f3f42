import { gzipSync } from 'node:zlib';
import { GitOpsError } from '../../core/error';

const blockSize = 512;
/** The byte of gzip's header that names the system. It is the same on all of them. */
const systemByte = 9;
const unknownSystem = 255;

/**
 * A chart as helm packs it: a tar in gzip, in which all paths begin with the name of the chart. The bytes depend only on
 * the files, and not on the time or the system.
 *
 * @param files text by path, such as `templates/web.yaml`
 * @throws if the name of a file is too long for such an archive
 */
export function chartArchive(name: string, files: ReadonlyMap<string, string>): Uint8Array {
  const entries = [...files].flatMap(([path, text]) => tarEntry(`${name}/${path}`, Buffer.from(text)));
  const packed = gzipSync(Buffer.concat([...entries, Buffer.alloc(2 * blockSize)]), { level: 9 });
  packed[systemByte] = unknownSystem;
  return packed;
}

function tarEntry(path: string, content: Buffer): Buffer[] {
  const padding = Buffer.alloc((blockSize - (content.length % blockSize)) % blockSize);
  return [tarHeader(path, content.length), content, padding];
}

/** The header of a file in the format of POSIX, ustar. All numbers are octal. */
function tarHeader(path: string, size: number): Buffer {
  const header = Buffer.alloc(blockSize);
  const [prefix, name] = splitPath(path);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        0', 148);
  header.write('ustar\x0000', 257);
  header.write(prefix, 345);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** A name has room for 100 bytes. The folders of a longer path go to a field of their own, with room for 155. */
function splitPath(path: string): [prefix: string, name: string] {
  if (Buffer.byteLength(path) <= 100) {
    return ['', path];
  }
  const slash = path.lastIndexOf('/');
  const [prefix, name] = [path.slice(0, slash), path.slice(slash + 1)];
  if (Buffer.byteLength(name) > 100 || Buffer.byteLength(prefix) > 155) {
    const what = 'Cannot put this file into an archive: its name has more than 100 bytes, or its folder more than 155';
    throw new GitOpsError({ where: path, what, fix: 'use a shorter name' });
  }
  return [prefix, name];
}
