/**
 * Does a work of others that may print. What it prints goes to standard error, because standard output is for the data of
 * the command.
 */
export async function withoutStdout<T>(work: () => Promise<T>): Promise<T> {
  // eslint-disable-next-line no-restricted-properties -- others print to these
  const { stdout, stderr } = process;
  const write = stdout.write.bind(stdout);
  stdout.write = stderr.write.bind(stderr) as typeof stdout.write;
  try {
    return await work();
  } finally {
    stdout.write = write;
  }
}
