import { type AppProps } from 'cdk8s';
import { checkShape } from '../../core/check/check-shape';
import { quote } from '../../core/check/quote';
import { boolean, callback, object, required, text } from '../../core/check/shapes';
import { at, type Fault, fault } from '../../core/fault';
import { type OutputLayout } from './output-layout';

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
    return [
      fault('output-type', ['output'], (path) => `Cannot use ${quote(output)} as ${path}: it is not a layout`, fix),
    ];
  }
  const faults = at('output', checkLayout(output as OutputLayout));
  const replaced = Object.entries({ yamlOutputType, outputFileExtension }).filter(([, value]) => value !== undefined);
  const twice = replaced.map(([name]) =>
    fault(
      'output-twice',
      [name],
      (path) => `Cannot use ${path} together with output: both decide the names of the files`,
      `remove ${name}`,
    ),
  );
  return [...faults, ...twice];
}

/** What is wrong with a layout that is not one of ours. It may be an object of a class. */
function checkLayout(layout: OutputLayout): readonly Fault[] {
  const { chartFile, objectFile, isShared, isMultiple, hasIndex, checkFile, clashFix } = layout;
  const fields = { chartFile, objectFile, isShared, isMultiple, hasIndex, checkFile, clashFix };
  return checkShape(fields, layoutShape);
}

const layoutShape = object<OutputLayout>({
  chartFile: required(callback),
  objectFile: required(callback),
  isShared: required(boolean),
  isMultiple: required(boolean),
  hasIndex: required(boolean),
  checkFile: required(callback),
  clashFix: required(text),
});
