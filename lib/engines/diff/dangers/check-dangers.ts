import { type Danger } from '../result/diff-result';
import { checkAccess } from './access';
import { type CheckedChange, type KeptObject, type RuleFinding } from './danger-rule';
import {
  checkCrdRemoved,
  checkCrdVersions,
  checkFinalizers,
  checkNamespaceRemoved,
  checkStorageRemoved,
} from './data-loss';
import { checkFilledIn } from './filled-in-sibling';
import { checkImmutable } from './immutable-field';
import { checkNodePorts, checkNoEffect, checkSelector, checkServiceType } from './traffic';
import { checkProbes, checkReplicas } from './workload';

/** The rules for every change, by the name that findings have. */
const rules: Readonly<Record<string, (change: CheckedChange) => readonly RuleFinding[]>> = {
  'storage-removed': checkStorageRemoved,
  'crd-removed': checkCrdRemoved,
  'namespace-removed': checkNamespaceRemoved,
  'rbac-widened': checkAccess,
  finalizer: checkFinalizers,
};

/** The rules for objects that stay under their name. */
const keptRules: Readonly<Record<string, (object: KeptObject) => readonly RuleFinding[]>> = {
  'immutable-field': checkImmutable,
  'filled-in-sibling': checkFilledIn,
  'no-effect': checkNoEffect,
  'selector-changed': checkSelector,
  'crd-version-removed': checkCrdVersions,
  'service-type-changed': checkServiceType,
  'node-port-changed': checkNodePorts,
  'probe-removed': checkProbes,
  'replicas-to-zero': checkReplicas,
};

/** What can go wrong with a change, by the rule that found it. */
export function checkDangers(change: CheckedChange): Danger[] {
  const { action, before, after, fields } = change;
  const kept =
    action === 'changed' && before !== undefined && after !== undefined ? { before, after, fields } : undefined;
  return [...(kept === undefined ? [] : named(keptRules, kept)), ...named(rules, change)];
}

function named<T>(table: Readonly<Record<string, (value: T) => readonly RuleFinding[]>>, value: T): Danger[] {
  return Object.entries(table).flatMap(([rule, check]) => check(value).map((finding) => ({ rule, ...finding })));
}
