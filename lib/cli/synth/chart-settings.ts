import { basename, resolve } from 'node:path';
import { checkShape } from '../../core/check/check-shape';
import { type Finding, finding, type Problem } from '../../core/error';
import { findingsOf } from '../../core/fault';
import { isSemanticVersion } from '../../core/text/semantic-version';
import { type Cdk8sConfig, synthConfigShape } from '../config/cdk8s-config';

/** What a Helm chart is called, and which CRDs it has. */
export interface ChartSettings {
  readonly apiVersion: string;
  /** The working folder has the name of the chart. */
  readonly name: string;
  readonly version: string;
  /** Imports of CRDs, as cdk8s.yaml lists them. */
  readonly crds: readonly string[];
}

/** The flags about charts. */
export interface ChartFlags {
  readonly format?: string;
  readonly chartApiVersion?: string;
  readonly chartVersion?: string;
  readonly stdout?: boolean;
}

/** The settings of the chart, or undefined if the output is to be plain manifests. The flags were checked. */
export function chartSettingsOf(flags: ChartFlags, config: Cdk8sConfig): ChartSettings | undefined {
  const { format, chartApiVersion = 'v2', chartVersion = '' } = merged(flags, config);
  if (format !== 'helm') {
    return undefined;
  }
  const crds = chartApiVersion === 'v1' ? [] : crdsOf(config);
  return { apiVersion: chartApiVersion, version: chartVersion, name: basename(resolve('.')), crds };
}

/** Finds what is wrong with the flags about charts, or does not fit together. */
export function checkChart(flags: ChartFlags, config: Cdk8sConfig): Finding[] {
  const given = merged(flags, config);
  const faults = findingsOf('cdk8s-gitops', checkShape(given, synthConfigShape), 'the flags');
  if (faults.length > 0) {
    return [...faults];
  }
  const problems = given.format === 'helm' ? checkHelm(given, flags, config) : checkPlain(given);
  return problems.map((problem) => finding({ rule: 'flags', where: 'cdk8s-gitops', ...problem }));
}

function checkHelm(
  { chartVersion, chartApiVersion }: ChartFlags,
  { stdout }: ChartFlags,
  config: Cdk8sConfig,
): Problem[] {
  const problems: Problem[] = [];
  if (chartVersion === undefined) {
    problems.push({ what: 'Cannot make a chart: it has no version', fix: 'add --chart-version 1.0.0' });
  } else if (!isSemanticVersion(chartVersion)) {
    const what = `Cannot use ${JSON.stringify(chartVersion)} as --chart-version: it is not a semantic version`;
    problems.push({ what, fix: 'use a version such as 1.0.0' });
  }
  if (stdout === true) {
    problems.push({ what: 'Cannot print a chart: it consists of several files', fix: 'leave --stdout out' });
  }
  if (chartApiVersion === 'v1' && crdsOf(config).length > 0) {
    const what = `Cannot make a chart of API version v1: it can't have the CRDs ${crdsOf(config).join(', ')}`;
    problems.push({ what, fix: 'use v2, or remove them from imports of cdk8s.yaml' });
  }
  return problems;
}

function checkPlain({ chartVersion, chartApiVersion }: ChartFlags): Problem[] {
  const given = [
    ...(chartApiVersion === undefined ? [] : ['--chart-api-version']),
    ...(chartVersion === undefined ? [] : ['--chart-version']),
  ];
  return given.map((flag) => ({ what: `Cannot use ${flag}: the output is not a chart`, fix: 'add --format helm' }));
}

function merged({ format, chartApiVersion, chartVersion }: ChartFlags, { synthConfig = {} }: Cdk8sConfig): ChartFlags {
  return {
    format: format ?? synthConfig.format,
    chartApiVersion: chartApiVersion ?? synthConfig.chartApiVersion,
    chartVersion: chartVersion ?? synthConfig.chartVersion,
  };
}

/** All imports that are neither Kubernetes' own types nor charts. */
function crdsOf({ imports = [] }: Cdk8sConfig): string[] {
  return imports.filter((each) => !/^k8s(?:@|$)|^helm:|:=helm:/.test(each));
}
