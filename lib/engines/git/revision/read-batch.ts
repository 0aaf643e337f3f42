/** A file as git prints it. */
export interface BlobAnswer {
  readonly bytes: Buffer;
}

/**
 * The answers of `git cat-file --batch`, one for each request: a line `<id> blob <size>`, the content and a line break.
 * Links that lead out of the repository, for example, have another word than an ID first; they are undefined, and so is
 * what is not a file.
 */
export function readBatch(output: Buffer): (BlobAnswer | undefined)[] {
  const answers: (BlobAnswer | undefined)[] = [];
  for (let start = 0; start < output.length;) {
    const end = output.indexOf('\n', start);
    const words = output.toString('utf8', start, end).split(' ');
    const size = words.at(-1) === 'missing' ? -1 : Number(words.at(-1));
    const content = end + 1;
    answers.push(words[1] === 'blob' ? { bytes: output.subarray(content, content + size) } : undefined);
    start = content + size + 1;
  }
  return answers;
}
