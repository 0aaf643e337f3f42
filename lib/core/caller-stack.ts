/** How many frames are looked at: enough to find the caller, however deep the error is thrown. */
const most = 100;

/**
 * Lets the stack of an error start at the code that called this library: the place where users look first. Its text is
 * made only when it is read, because that takes longer than most checks.
 */
export function startAtCaller(error: Error): void {
  const { stackTraceLimit } = Error;
  const captured: { stack?: string } = {};
  Error.stackTraceLimit = most;
  Error.captureStackTrace(captured);
  Error.stackTraceLimit = stackTraceLimit;
  Object.defineProperty(error, 'stack', {
    configurable: true,
    get: () => [`${error.name}: ${error.message}`, ...callersIn(captured).slice(0, stackTraceLimit)].join('\n'),
    set: (value: unknown) => Object.defineProperty(error, 'stack', { value, configurable: true, writable: true }),
  });
}

/** The frames outside of this library. In the package, all of its code is in the folder of this file. */
function callersIn({ stack = '' }: { readonly stack?: string }): string[] {
  return stack.split('\n').filter((line) => line.startsWith('    at ') && !line.includes(__dirname));
}
