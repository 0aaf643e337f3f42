import { type Danger } from '../result/diff-result';
import { accessDangers } from './access';
import { type CheckedChange, type KeptObject, type RuleFinding } from './danger-rule';
import { crdDangers, crdVersionDangers, finalizerDangers, namespaceDangers, storageDangers } from './data-loss';
import { filledInDangers } from './filled-in-sibling';
import { immutableDangers } from './immutable-field';
import { noEffectDangers } from './no-effect';
import { nodePortDangers, selectorDangers, serviceTypeDangers } from './traffic';
import { probeDangers, replicaDangers } from './workload';

/** The rules for every change, by the name that findings have. */
const rules: Readonly<Record<string, (change: CheckedChange) => readonly RuleFinding[]>> = {
  'storage-removed': storageDangers,
  'crd-removed': crdDangers,
  'namespace-removed': namespaceDangers,
  'rbac-widened': accessDangers,
  finalizer: finalizerDangers,
};

/** The rules for objects that stay under their name. */
const keptRules: Readonly<Record<string, (object: KeptObject) => readonly RuleFinding[]>> = {
  'immutable-field': immutableDangers,
  'filled-in-sibling': filledInDangers,
  'no-effect': noEffectDangers,
  'selector-changed': selectorDangers,
  'crd-version-removed': crdVersionDangers,
  'service-type-changed': serviceTypeDangers,
  'node-port-changed': nodePortDangers,
  'probe-removed': probeDangers,
  'replicas-to-zero': replicaDangers,
};

/** What can go wrong with a change, by the rule that found it. */
export function dangersOf(change: CheckedChange): Danger[] {
  const { action, before, after } = change;
  const kept =
    action === 'changed' && before !== undefined && after !== undefined ? { ...change, before, after } : undefined;
  return [...(kept === undefined ? [] : named(keptRules, kept)), ...named(rules, change)];
}

function named<T>(table: Readonly<Record<string, (value: T) => readonly RuleFinding[]>>, value: T): Danger[] {
  return Object.entries(table).flatMap(([rule, find]) => find(value).map((finding) => ({ rule, ...finding })));
}
