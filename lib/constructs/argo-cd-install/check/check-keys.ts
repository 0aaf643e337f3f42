import { checkShape } from '../../../core/check/check-shape';
import { nearest } from '../../../core/check/nearest';
import { quote } from '../../../core/check/quote';
import { type Shape } from '../../../core/check/shape';
import { object } from '../../../core/check/shapes';
import { at, type Fault, fault } from '../../../core/fault';
import {
  type ArgoCdVersion,
  defaultArgoCdVersion,
  type DocumentedKey,
  releaseTable,
  tableVersionOf,
} from '../../argo-cd/release/release';
import { argoCdConfigFamilies, argoCdConfigKeys } from '../generated/argo-cd-config.generated';
import { type ArgoCdInstallProps } from '../props/install';

const profilers = ['server', 'controller', 'reposerver', 'applicationsetcontroller'];

/** Finds keys of `params` and `config` that Argo CD does not read, and values of the wrong type. */
export function checkKeys({ params, config, version = defaultArgoCdVersion }: ArgoCdInstallProps): readonly Fault[] {
  // The shape of the props reports an unknown version.
  if (tableVersionOf(version) === undefined) {
    return [];
  }
  return [
    ...(params === undefined ? [] : at('params', checkParams(params, version))),
    ...(config === undefined ? [] : at('config', checkConfig(config, version))),
  ];
}

/** Every key of argocd-cmd-params-cm that a container of a version reads. */
export function knownParams(version: ArgoCdVersion): readonly string[] {
  const variables = Object.values(releaseTable(version, 'environment').environment).flat();
  const read = variables.flatMap((variable) => ('param' in variable ? [variable.param] : []));
  return [...new Set([...read, ...profilers.map((name) => `${name}.profile.enabled`)])];
}

function checkParams(params: object, version: ArgoCdVersion): readonly Fault[] {
  const known = knownParams(version);
  const unknown = Object.keys(params).filter((key) => !known.includes(key));
  return [
    ...unknown.map((key) => unknownKey(key, known, 'ArgoCdParams')),
    ...checkShape(params, paramsShape(known, switchesOf(releaseTable(version, 'parameters').parameters))),
  ];
}

/** The keys that are true or false, by the values in upstream's documentation. */
function switchesOf(documented: readonly DocumentedKey[]): ReadonlySet<string> {
  return new Set(documented.filter(({ example }) => /^(true|false)$/.test(example)).map(({ key }) => key));
}

const onOrOff: Shape = {
  node: {
    kind: 'special',
    wanted: 'true or false',
    example: 'true or false',
    meant: (value) =>
      /^(y|yes|on|1|true)$/i.test(String(value))
        ? 'true'
        : /^(n|no|off|0|false)$/i.test(String(value))
          ? 'false'
          : undefined,
    isOne: (value) => ['true', 'false'].includes(String(value)),
    check: () => [],
  },
};

/** A value that becomes text. A key with null is left out. */
const scalar: Shape = {
  node: {
    kind: 'special',
    wanted: 'a string, a number, true or false',
    example: "'5'",
    isOne: (value) => value === null || ['string', 'number', 'boolean'].includes(typeof value),
    check: () => [],
  },
};

function paramsShape(known: readonly string[], switches: ReadonlySet<string>): Shape {
  const fields = known.map((key) => [key, switches.has(key) ? onOrOff : scalar] as const);
  return object(Object.fromEntries(fields), { unknown: 'open' });
}

/** Argo CD ignores a switch that it can't read: with `admin.enabled: 'no'`, the administrator could still log in. */
function configShape(config: object, version: ArgoCdVersion): Shape {
  const accounts = Object.keys(config).filter((key) => /^accounts\..+\.enabled$/.test(key));
  const switches = [...switchesOf(releaseTable(version, 'settings').settings), ...accounts];
  return object(Object.fromEntries(switches.map((key) => [key, onOrOff] as const)), { unknown: 'open' });
}

function checkConfig(config: object, version: ArgoCdVersion): readonly Fault[] {
  const unknown = Object.keys(config).filter(
    (key) => !argoCdConfigKeys.includes(key) && !argoCdConfigFamilies.some((family) => key.startsWith(family)),
  );
  return [
    ...unknown.map((key) =>
      knownParams(version).includes(key) ? misplaced(key) : unknownKey(key, argoCdConfigKeys, 'ArgoCdConfig'),
    ),
    ...checkShape(config, configShape(config, version)),
  ];
}

function misplaced(key: string): Fault {
  return fault(
    'unknown-field',
    [key],
    (name) => `Cannot use ${name}: Argo CD reads this key from argocd-cmd-params-cm only`,
    `move it to params: { ${quote(key)}: … }`,
  );
}

function unknownKey(key: string, known: readonly string[], type: string): Fault {
  const near = nearest(key, known);
  return fault(
    'unknown-field',
    [key],
    (name) => `Cannot use ${name}: Argo CD does not know this key`,
    near === undefined ? `use one of the keys of ${type}` : `use ${quote(near)}`,
  );
}
