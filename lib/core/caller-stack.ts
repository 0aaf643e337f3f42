/** How many frames are looked at: enough to find the caller, however deep the error is thrown. */
const most = 100;

/** Lets the stack of an error start at the code that called this library: the place where users look first. */
export function startAtCaller(error: Error): void {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = most;
  Error.captureStackTrace(error);
  Error.stackTraceLimit = stackTraceLimit;
  const lines = error.stack?.split('\n') ?? [];
  const header = lines.filter((line) => !isFrame(line));
  // In the package, all code of this library is in this folder.
  const callers = lines.filter((line) => isFrame(line) && !line.includes(__dirname));
  error.stack = [...header, ...callers.slice(0, stackTraceLimit)].join('\n');
}

function isFrame(line: string): boolean {
  return line.startsWith('    at ');
}
