/**
 * A path as a value of kubectl's `--filename`, which is a line of CSV: a comma would separate two files. `-` would be
 * standard input.
 */
export function fileArgument(path: string): string {
  const plain = pathArgument(path);
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** A path as an argument of a program, which would treat one that begins with a dash as an option. */
export function pathArgument(path: string): string {
  return path.startsWith('-') ? `./${path}` : path;
}
