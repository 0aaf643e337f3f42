import { isUtf8 } from 'node:buffer';
import { GitOpsError } from '../../../core/error';

/**
 * The text of a file, as kubectl reads it: UTF-8, or UTF-16 if it begins with a byte order mark.
 *
 * @param file the name of the file in messages
 * @throws if it is neither
 */
export function decodeText(content: Buffer, file: string): string {
  const encoding = encodingOf(content);
  if (encoding === undefined) {
    return demandUtf8(content, file).toString('utf8');
  }
  const text = new TextDecoder(encoding).decode(content);
  // kustomize looks for --- in the bytes, so it finds none here and reads only the first document.
  if (/\n---/.test(text)) {
    throw new GitOpsError({
      where: file,
      what: 'Cannot read more than one document of a file in UTF-16: kustomize drops the others',
      fix: 'save the file as UTF-8',
    });
  }
  return text;
}

function encodingOf(content: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const mark = content.subarray(0, 2).toString('hex');
  return mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : undefined;
}

function demandUtf8(content: Buffer, file: string): Buffer {
  if (!isUtf8(content)) {
    throw new GitOpsError({
      where: file,
      what: 'Cannot read the file as text: it is not UTF-8',
      fix: 'save it as UTF-8',
    });
  }
  return content;
}
