import { type Problem } from '../../../core/error';
import { nearest } from '../../../core/check/nearest';
import { quote } from '../../../core/check/quote';
import { defaultArgoCdVersion, releaseTable, type ArgoCdVersion } from '../../argo-cd/release/release';
import { type ArgoCdInstallProps } from '../props/install';
import { problemIf } from './check-choice';

const profilers = ['server', 'controller', 'reposerver', 'applicationsetcontroller'];

/** Every key of argocd-cmd-params-cm that a container of a version reads. */
export function knownParams(version: ArgoCdVersion): readonly string[] {
  const variables = Object.values(releaseTable(version, 'environment').environment).flat();
  const read = variables.flatMap((variable) => ('param' in variable ? [variable.param] : []));
  return [...new Set([...read, ...profilers.map((name) => `${name}.profile.enabled`)])];
}

function checkKey(key: string, known: readonly string[]): Problem[] {
  if (known.includes(key)) {
    return [];
  }
  const near = nearest(key, known);
  return [
    {
      what: `Cannot use ${quote(key)} as a key of params: no component of Argo CD reads it`,
      fix: near === undefined ? 'use one of the keys of ArgoCdParams' : `use ${quote(near)}`,
    },
  ];
}

/** Switches, by the values that upstream's documentation shows for them. */
function checkSwitch(key: string, value: unknown, switches: ReadonlySet<string>): Problem[] {
  return problemIf(
    switches.has(key) && value !== undefined && !['true', 'false'].includes(String(value)),
    `Cannot use ${quote(value)} as params[${quote(key)}]: it must be true or false`,
    'use true or false',
  );
}

/** What is wrong with parameters. */
export function checkParams(props: ArgoCdInstallProps): Problem[] {
  const version = props.version ?? defaultArgoCdVersion;
  const entries = Object.entries(props.params ?? {}) as [string, unknown][];
  if (entries.length === 0) {
    return [];
  }
  const known = knownParams(version);
  const documented = releaseTable(version, 'parameters').parameters;
  const switches = new Set(documented.filter(({ example }) => /^(true|false)$/.test(example)).map(({ key }) => key));
  const mended = props.mend === 'all' || (props.mend ?? []).includes('server-metrics-address');
  return [
    ...entries.flatMap(([key, value]) => [...checkKey(key, known), ...checkSwitch(key, value, switches)]),
    ...problemIf(
      props.params?.['server.metrics.listen.address'] !== undefined && !mended,
      'Cannot use params["server.metrics.listen.address"]: upstream takes it for the name of a flag, and ignores it',
      "add mend: ['server-metrics-address']",
    ),
  ];
}
