/** The message of the error that a function throws, without colours, for assertions on the whole message. */
export function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return plainMessage(error);
  }
  throw new Error('Nothing was thrown');
}

/** The message of the error that a promise is rejected with, without colours. */
export async function messageOfAsync(run: Promise<unknown>): Promise<string> {
  try {
    await run;
  } catch (error) {
    return plainMessage(error);
  }
  throw new Error('Nothing was thrown');
}

function plainMessage(error: unknown): string {
  // eslint-disable-next-line no-control-regex -- the escape sequences of a terminal start with a control character
  return (error as Error).message.replace(/\u001b\[\d+m/g, '');
}
