/** Prints a line on stderr about what goes on. */
export function reportProgress(line: string): void {
  process.stderr.write(`${line}\n`);
}
