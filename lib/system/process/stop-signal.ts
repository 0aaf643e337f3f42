declare global {
  // Empty, so that our types compile in projects without the types of Node.js and of browsers. It adds nothing to theirs.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface AbortSignal {}
}

/** The signal of an `AbortController`, which stops work. */
export type StopSignal = AbortSignal;
