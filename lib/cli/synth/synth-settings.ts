import { homedir } from 'node:os';
import { join } from 'node:path';
import { demandNoFindings, type Finding, finding } from '../../core/error';
import { statOf } from '../../system/output/output-folder';
import { type Cdk8sConfig, readCdk8sConfig, readValidationsFile, type ValidationConfig } from '../config/cdk8s-config';
import { outputFolderOf } from '../config/project-output';
import { getAppCommand } from '../config/run-app';
import { type ChartSettings, checkChart, chartSettingsOf } from './chart-settings';
import { type SynthFlags, withVariables } from './synth-flags';

/** What `synth` does, as flags, variables and cdk8s.yaml set it together. */
export interface SynthSettings {
  /** The command that runs the app. */
  readonly app: string;
  /** The folder for the output. Undefined if the manifests are printed. */
  readonly output: string | undefined;
  /** The target whose manifests are printed. Undefined if there is one only. */
  readonly target: string | undefined;
  /** Undefined if the output is manifests, and not a chart. */
  readonly chart: ChartSettings | undefined;
  /** The plugins that validate. */
  readonly validations: readonly ValidationConfig[];
  readonly pluginsFolder: string;
  /** The file for the reports of the plugins. */
  readonly reportFile: string | undefined;
}

/**
 * Puts flags, variables and cdk8s.yaml together, in this order: what comes first wins.
 *
 * @throws for everything that is wrong or does not fit together
 */
export function synthSettings(given: SynthFlags): SynthSettings {
  const config = readCdk8sConfig();
  const flags = withVariables(given);
  const reportFile = flags.validationReportsOutputFile;
  demandNoFindings([...checkOutput(flags, config), ...checkReportFile(flags), ...checkChart(flags, config)]);
  return {
    app: getAppCommand(flags.app ?? config.app),
    output: flags.stdout === true ? undefined : outputFolderOf(flags.output ?? config.output),
    target: flags.target,
    chart: chartSettingsOf(flags, config),
    validations: flags.validate === false ? [] : validationsOf(config),
    pluginsFolder: flags.pluginsDir ?? config.pluginsDirectory ?? join(homedir(), '.cdk8s/plugins'),
    reportFile,
  };
}

function validationsOf({ validations = [] }: Cdk8sConfig): readonly ValidationConfig[] {
  return typeof validations === 'string' ? readValidationsFile(validations) : validations;
}

function checkOutput({ output, stdout, watch, target }: SynthFlags, config: Cdk8sConfig): Finding[] {
  if (target !== undefined && stdout !== true) {
    return [badFlag('Cannot run: --target is about what --stdout prints', 'add --stdout, or leave out --target')];
  }
  if (watch === true && stdout === true) {
    return [badFlag('Cannot run: --watch and --stdout exclude each other', 'use one of them')];
  }
  if (output === '') {
    return [badFlag('Cannot run: --output is empty', 'use the path of a folder, or leave the flag out')];
  }
  // The folder of cdk8s.yaml is not a wish to write there.
  return stdout === true && output !== undefined && output !== config.output
    ? [badFlag('Cannot run: --output and --stdout exclude each other', 'use one of them')]
    : [];
}

/** While the app is watched, each run replaces the reports of the run before. */
function checkReportFile({ watch, validationReportsOutputFile: file }: SynthFlags): Finding[] {
  if (file === undefined || statOf(file) === undefined || watch === true) {
    return [];
  }
  const what = `Cannot write the reports to ${file}: something is there`;
  return [badFlag(what, 'delete it, or use another path')];
}

function badFlag(what: string, fix: string): Finding {
  return finding({ rule: 'flags', where: 'cdk8s-gitops', what, fix });
}
