import { type Finding, formatFinding } from '../../core/error';
import { stringifyManifests } from '../../core/yaml/stringify';
import { build, type EngineOptions } from '../../engines/kustomize/build';
import { type KustomizationReport } from '../../engines/kustomize/report/report';
import { type CommandFlags } from '../../engines/kustomize/command-flags';
import { CommandFailure } from '../console/command-failure';
import { printWarning } from '../console/messages';
import { print } from '../console/print';
import { writeObjects } from '../console/write-objects';
import { jsonText } from '../../core/text/json-text';

/** The flags of `kustomize`. */
export interface KustomizeBuildFlags extends CommandFlags {
  readonly output?: string;
  readonly strict?: boolean;
  readonly explain?: boolean;
  readonly format: 'table' | 'json';
  readonly loadRestrictor: 'LoadRestrictionsRootOnly' | 'LoadRestrictionsNone';
  readonly enableHelm?: boolean;
  readonly helmCommand?: string;
}

/** Runs `kustomize`. Everything is built before anything is written. */
export function runKustomizeBuild(directory: string, flags: KustomizeBuildFlags): void {
  let report: KustomizationReport | undefined;
  const options: EngineOptions = {
    loadRestrictor: flags.loadRestrictor,
    strict: flags.strict,
    enableHelm: flags.enableHelm,
    helmCommand: flags.helmCommand,
    onReport: flags.explain ? (made) => (report = made) : undefined,
    onWarning: (message) => print(`${message}\n`, 'stderr'),
    onFindings: failOn,
    flags,
  };
  const manifests = build(directory, options);
  const isWritten = flags.output !== undefined && flags.output !== '';
  if (isWritten) {
    writeObjects(manifests, flags.output);
  }
  if (report !== undefined) {
    print(flags.format === 'json' ? `${jsonText(report, 2)}\n` : report.toTable());
  } else if (!isWritten) {
    print(stringifyManifests(manifests, { dialect: 'kustomize' }));
  }
}

/** An error of strict mode ends the command with 1. What kubectl refuses as well ends it with 2. Warnings are printed. */
function failOn(findings: readonly Finding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  warnings.forEach(printWarning);
  if (errors.length > 0) {
    throw new CommandFailure(errors.map(formatFinding).join('\n'), 1);
  }
}
