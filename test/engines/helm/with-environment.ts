/** Sets variables for each test of a file, and puts the old values back. */
export function withEnvironment(variables: () => Readonly<Record<string, string | undefined>>): void {
  let before: NodeJS.ProcessEnv;
  beforeEach(() => {
    before = { ...process.env };
    for (const [name, value] of Object.entries(variables())) {
      if (value === undefined) {
        delete process.env[name];
      } else {
        process.env[name] = value;
      }
    }
  });
  afterEach(() => {
    process.env = before;
  });
}

/** The warnings of Node.js that a function emits. They are not printed. */
export function warningsOf(run: () => unknown): string[] {
  const emitted = jest.spyOn(process, 'emitWarning').mockReturnValue();
  try {
    run();
    return emitted.mock.calls.map(([warning]) => String(warning));
  } finally {
    emitted.mockRestore();
  }
}
