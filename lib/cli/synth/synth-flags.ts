/** The flags of `synth`. */
export interface SynthFlags {
  readonly app?: string;
  readonly output?: string;
  readonly stdout?: boolean;
  readonly pluginsDir?: string;
  readonly validate?: boolean;
  readonly validationReportsOutputFile?: string;
  readonly format?: string;
  readonly chartApiVersion?: string;
  readonly chartVersion?: string;
  readonly watch?: boolean;
  readonly target?: string;
}

const texts = [
  'app',
  'output',
  'pluginsDir',
  'validationReportsOutputFile',
  'format',
  'chartApiVersion',
  'chartVersion',
] as const;

const switches = ['stdout', 'validate'] as const;

/**
 * Adds flags that are set by variables, as in cdk8s: `CDK8S_PLUGINS_DIR` is the variable of `--plugins-dir`. A flag that
 * is given wins.
 *
 * @see https://cdk8s.io/docs/latest/cli/synth/
 */
export function withVariables(flags: SynthFlags): SynthFlags {
  const fromTexts = texts.map((name) => [name, flags[name] ?? variableOf(name)]);
  const fromSwitches = switches.map((name) => {
    const value = variableOf(name);
    return [name, flags[name] ?? (value === undefined ? undefined : value === 'true')];
  });
  return { ...flags, ...(Object.fromEntries([...fromTexts, ...fromSwitches]) as SynthFlags) };
}

function variableOf(flag: string): string | undefined {
  return process.env[`CDK8S_${flag.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`];
}
