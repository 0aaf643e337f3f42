const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does a work that can be stopped: by Ctrl-C, for example. It can then clean up; after that, this process ends by the
 * signal, so that whoever started it sees the reason.
 *
 * @param work ends with an error soon after its signal is aborted
 */
export async function untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  let received: NodeJS.Signals | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    received = signal;
    stop.abort();
  };
  signals.forEach((signal) => process.on(signal, onSignal));
  try {
    return await work(stop.signal);
  } finally {
    signals.forEach((signal) => process.off(signal, onSignal));
    if (received !== undefined) {
      process.kill(process.pid, received);
    }
  }
}
