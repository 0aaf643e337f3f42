import { type Environment } from './child/invocation';

/** The named variables of this process, as far as they are set. */
export function inheritedEnvironment(...names: readonly string[]): Environment {
  return Object.fromEntries(
    names.filter((name) => process.env[name] !== undefined).map((name) => [name, process.env[name]]),
  );
}

/** All variables of this process, for a program that starts plugins of the user, as kubectl and git do. */
export function wholeEnvironment(): Environment {
  return { ...process.env };
}
