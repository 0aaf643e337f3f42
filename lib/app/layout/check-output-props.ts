import { type AppProps } from 'cdk8s';
import { quote } from '../../core/check/quote';
import { type Fault, fault } from '../../core/fault';

/** What is wrong with `output` of an App, alone and together with the props that it replaces. */
export function checkOutputProps({
  output,
  yamlOutputType,
  outputFileExtension,
}: AppProps & { readonly output?: unknown }): readonly Fault[] {
  if (output === undefined) {
    return [];
  }
  if (typeof (output as { objectFile?: unknown } | null)?.objectFile !== 'function') {
    const fix = "use output: gitOpsLayout({ path: '{chart}/{kind}-{name}.yaml' }); outdir sets the output folder";
    return [fault('output-type', ['output'], (at) => `Cannot use ${quote(output)} as ${at}: it is not a layout`, fix)];
  }
  const replaced = Object.entries({ yamlOutputType, outputFileExtension }).filter(([, value]) => value !== undefined);
  return replaced.map(([name]) =>
    fault(
      'output-twice',
      [name],
      (at) => `Cannot use ${at} together with output: both decide the names of the files`,
      `remove ${name}`,
    ),
  );
}
