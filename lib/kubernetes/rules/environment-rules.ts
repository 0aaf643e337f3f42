import { quote } from '../../core/check/quote';
import { seen } from '../../core/check/seen';
import { type TextRule } from '../../core/check/shape';
import { matching, textOf } from '../../core/check/shapes';
import { at, type Fault, fault, faultIf } from '../../core/fault';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { annotationKey, dnsLabel, dnsSubdomain, labelKey } from '../name-rule';
import { pathWithoutBacksteps } from '../path-rule';
import { quantityNode, quantityOf } from '../quantity';
import { conflict, isGiven } from './rule-faults';
import { type RulesByType } from './type-rules';

/** Names of environment variables, as Kubernetes accepts them from 1.34 on. */
const variableName: TextRule = {
  rule: 'name',
  wanted: 'be one or more printable ASCII characters, without "="',
  example: 'LOG_LEVEL',
  accepts: (value) => /^[ -<>-~]+$/.test(value),
  nearest: (value) => value.replace(/[^ -<>-~]+/g, '_') || undefined,
};

const variablePrefix: TextRule = { ...variableName, accepts: (value) => value === '' || variableName.accepts(value) };

/** Keys of ConfigMaps and Secrets. */
const dataKey: TextRule = {
  rule: 'name',
  wanted: 'be 1 to 253 letters, digits, "-", "_" and ".", and not start with ".."',
  example: 'config.yaml',
  accepts: (value) =>
    value.length <= 253 && /^[-._a-zA-Z0-9]+$/.test(value) && value !== '.' && !value.startsWith('..'),
};

const podVersion: TextRule = {
  wanted: 'be the version of Pods, which is v1',
  example: 'v1',
  accepts: (value) => value === '' || value === 'v1',
};

const name = matching(dnsSubdomain);
const keySelector = {
  fields: { name, key: matching(dataKey) },
  required: ['name'],
  example: "{ name: 'settings', key: 'level' }",
};
const wholeSource = { fields: { name }, required: ['name'], example: "{ name: 'settings' }" };

/** Environment variables and where their values come from. */
export const environmentRules: RulesByType = {
  EnvVar: {
    fields: { name: matching(variableName), value: textOf({ secret: true }) },
    example: "{ name: 'LOG_LEVEL', value: 'info' }",
    also: (variable) =>
      isGiven(variable, 'value') && variable.valueFrom !== undefined
        ? [conflict('valueFrom', 'the variable has a value', 'keep one of value, valueFrom')]
        : [],
  },
  EnvVarSource: {
    links: new Set(['fileKeyRef']),
    exactlyOne: [['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef']],
    example: "{ configMapKeyRef: { name: 'settings', key: 'level' } }",
    also: ({ fieldRef }) => checkFieldRef(fieldRef, variableFields),
  },
  EnvFromSource: {
    fields: { prefix: matching(variablePrefix) },
    exactlyOne: [['configMapRef', 'secretRef']],
    example: "{ configMapRef: { name: 'settings' } }",
  },
  ConfigMapEnvSource: wholeSource,
  SecretEnvSource: wholeSource,
  ConfigMapKeySelector: keySelector,
  SecretKeySelector: keySelector,
  FileKeySelector: {
    fields: { key: matching(variableName), path: matching(pathWithoutBacksteps), volumeName: matching(dnsLabel) },
  },
  ObjectFieldSelector: { fields: { apiVersion: matching(podVersion) }, example: "{ fieldPath: 'metadata.name' }" },
  ResourceFieldSelector: {
    fields: { divisor: { node: quantityNode() } },
    example: "{ resource: 'limits.cpu' }",
    also: checkResourceField,
  },
};

const variableFields = [
  ...['metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'spec.serviceAccountName'],
  ...['status.hostIP', 'status.hostIPs', 'status.podIP', 'status.podIPs'],
];

/** Whether a variable or file can have a field of the Pod. */
export function checkFieldRef(fieldRef: unknown, fields: readonly string[]): readonly Fault[] {
  const path = isPlainMap(fieldRef) ? seen(fieldRef.fieldPath) : undefined;
  if (typeof path !== 'string' || fields.includes(path) || isEntry(path)) {
    return [];
  }
  const list = fields.join(', ');
  const what = (at: string): string =>
    `Cannot use ${quote(path)} as ${at}: no field of the Pod that can be used has that path`;
  const fix = `use one of ${list}, metadata.labels['<key>'], metadata.annotations['<key>']`;
  return [fault('choice', ['fieldRef', 'fieldPath'], what, fix)];
}

function isEntry(path: string): boolean {
  const [, map, key = ''] = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path) ?? [];
  return map !== undefined && (map === 'labels' ? labelKey : annotationKey).accepts(key);
}

const sizes = [1, ...[10, 20, 30, 40, 50, 60].map((power) => 2 ** power), 1e3, 1e6, 1e9, 1e12, 1e15, 1e18];

function checkResourceField(selector: PlainMap): readonly Fault[] {
  const resource = seen(selector.resource);
  const divisor = quantityOf(seen(selector.divisor)) ?? 0;
  if (typeof resource !== 'string') {
    return [];
  }
  const [, kind] = /^(?:limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.*)$/.exec(resource) ?? [];
  const divisors = kind === 'cpu' ? [0.001, 1] : sizes;
  return [
    ...faultIf(
      kind === undefined,
      'choice',
      ['resource'],
      (path) =>
        `Cannot use ${quote(resource)} as ${path}: it must be limits or requests of cpu, memory, ephemeral-storage or huge pages`,
      'use "limits.cpu"',
    ),
    ...at(
      'divisor',
      faultIf(
        kind !== undefined && divisor !== 0 && (!divisors.includes(divisor) || hasExponent(selector.divisor)),
        'choice',
        [],
        (path) =>
          `Cannot use ${quote(seen(selector.divisor))} as ${path}: it must be ${kind === 'cpu' ? '1m or 1' : '1 of a unit, such as 1Mi'}`,
        kind === 'cpu' ? 'use "1m"' : 'use "1Mi"',
      ),
    ),
  ];
}

/** The API server compares the text, and does not take `1e3` for `1k`. */
function hasExponent(divisor: unknown): boolean {
  return /e[+-]?\d/i.test(String(seen(divisor)));
}
