import { type Command } from 'commander';
import { counted } from '../../core/text/counted';
import { type Finding, finding } from '../../core/error';
import { jsonText } from '../../core/text/json-text';
import { writeToPath } from '../../system/output/write-to-path';
import { choiceOption } from '../console/choice-option';
import { CommandFailure } from '../console/command-failure';
import { describeFailure } from '../console/describe-failure';
import { type MessageFlags, printNote, printWarning } from '../console/messages';
import { print } from '../console/print';
import { addSwitchOptions } from '../console/switch-options';
import { addTargetOption } from '../console/target-option';
import { untilStopped } from '../console/until-stopped';
import { synth, type SynthResult } from '../synth/synth';
import { type SynthFlags } from '../synth/synth-flags';
import { type SynthSettings, synthSettings } from '../synth/synth-settings';
import { type WatchListener, watchSynth } from '../synth/watch-synth';

const afterFlags = `
The flags can also be variables, such as CDK8S_OUTPUT for --output.

Examples:
  cdk8s-gitops synth                                  # write the manifests of the app to dist/
  cdk8s-gitops synth --stdout | kubectl apply -f -    # print them instead
  cdk8s-gitops synth --format helm --chart-version 1.0.0
  cdk8s-gitops synth --watch                          # again after each change`;

/** Adds `synth`, which takes the place of `cdk8s synth`. */
export function addSynthCommand(program: Command): void {
  const command = program
    .command('synth')
    .alias('synthesize')
    .description('write the manifests of the app, as cdk8s synth does')
    .option('-a, --app <command>', 'the command that runs the app; by default, app of cdk8s.yaml')
    .option('-o, --output <path>', 'the folder for the manifests; by default, output of cdk8s.yaml, or dist')
    .option('-p, --stdout', 'print the manifests, in the order in which to apply them, and write nothing')
    .option('--plugins-dir <path>', 'the folder of the plugins that validate; by default, ~/.cdk8s/plugins');
  addSwitchOptions(command, 'validate', {
    on: 'run the validations of cdk8s.yaml, which is the default',
    off: 'do not run the validations of cdk8s.yaml',
  })
    .option(
      '--validation-reports-output-file <path>',
      'also write the reports of the validations to this file, as JSON',
    )
    .addOption(choiceOption('--format <format>', 'what to write: manifests, or a Helm chart', ['plain', 'helm']))
    .addOption(choiceOption('--chart-api-version <version>', 'the API version of the Helm chart', ['v1', 'v2']))
    .option('--chart-version <version>', 'the version of the Helm chart')
    .option('--watch', 'synthesize again after each change of what the app loads, until Ctrl-C');
  addTargetOption(command)
    .addHelpText('after', afterFlags)
    .action(() => runSynth(command.optsWithGlobals()));
}

/** @throws CommandFailure with exit code 2 if a validation fails */
async function runSynth({ quiet, ...flags }: SynthFlags & MessageFlags): Promise<void> {
  const settings = synthSettings(flags);
  checkReports(settings).forEach(printWarning);
  // As cdk8s prints it. Data of the command is only what --stdout asks for.
  const list = (line: string): void => print(quiet === true || settings.output === undefined ? '' : `${line}\n`);
  if (flags.watch === true) {
    await untilStopped((signal) => watchSynth(() => synthSettings(flags), watchListener(settings, list), signal));
    return;
  }
  list('Synthesizing application');
  await untilStopped(async (signal) => {
    const result = await synth(settings, { signal, sharesStdin: true });
    reportResult(result, settings);
    print(result.yaml);
    result.files.forEach((file) => list(`  - ${file}`));
  });
}

/** As in cdk8s, that is not an error. */
function checkReports({ reportFile, validations }: SynthSettings): Finding[] {
  if (reportFile === undefined || validations.length > 0) {
    return [];
  }
  const what = `No report is written to ${reportFile}, because no validation runs`;
  const fix =
    'leave out --validation-reports-output-file; or set validations in cdk8s.yaml, and leave out --no-validate';
  return [finding({ rule: 'no-report', severity: 'warning', where: 'cdk8s-gitops', what, fix })];
}

const notKnown = 'The output was written. What has changed is not known, because not all of it can be read';

function watchListener(settings: SynthSettings, list: (line: string) => void): WatchListener {
  return {
    onStart: () => list('Synthesizing application'),
    onResult: (result, lines) => {
      reportResult(result, settings);
      (lines === undefined ? [notKnown] : lines.length === 0 ? ['No object has changed'] : lines).forEach(list);
    },
    onError: (error) => print(`${describeFailure(error)}\n`, 'stderr'),
    onWait: (count) => printNote(`Watching ${counted(count, 'file')}. Press Ctrl-C to stop`),
  };
}

/** @throws CommandFailure if a validation failed */
function reportResult({ reports, isValid }: SynthResult, { reportFile }: SynthSettings): void {
  reports.forEach(({ isSuccess, text }) => (isSuccess ? printNote(text) : print(`${text}\n`, 'stderr')));
  if (reportFile !== undefined && reports.length > 0) {
    writeToPath(reportFile, jsonText({ reports: reports.map(({ data }) => data) }, 2));
  }
  if (!isValid) {
    throw new CommandFailure('The validation failed, and nothing was written: see its reports above', 2);
  }
}
