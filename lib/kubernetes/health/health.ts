import { demandShape } from '../../core/check/check-shape';
import { object as fields, text } from '../../core/check/shapes';
import { demandManifest } from '../demand-manifests';
import { type Manifest, splitApiVersion } from '../../core/manifest';
import { getKey } from '../../core/own-key';
import { type PlainMap } from '../../core/plain';
import { type ArgoCdRelease, demandRelease, hasChange } from './argo-cd-version';
import { findRules } from './find-rules';
import { loadHealthTable } from './health-table';
import { isBeingDeleted } from './is-being-deleted';
import { RuleFailure } from './rule-failure';
import { type Health } from './rule-program';
import { readTyped } from './typed-fields';

/** Options of `health`. */
export interface HealthOptions {
  /**
   * The version of Argo CD that judges, as `v3.5.7` or `v3.5`. A minor version means the release that the library has
   * tables of: `v3.5` is v3.5.1, and `v3.4` is v3.4.4. Other minor versions are not known.
   *
   * @default "v3.5"
   */
  readonly argoCdVersion?: string;
}

/**
 * The state of an object of a cluster, as Argo CD judges it: its rules for kinds of Kubernetes, and those for about 230
 * kinds of others, from cert-manager to Strimzi. Nothing is read but the object.
 *
 * An object that is being deleted is Progressing. If Argo CD has a rule in Lua for the kind, that rule decides instead, as
 * it does in Argo CD's own tests. Argo CD's user interface shows Progressing for these objects too, and so does the
 * command `status`.
 *
 * @param object as the cluster returns it, with its status
 * @returns undefined if Argo CD has no rule for the kind. It counts such objects as healthy. `Unknown` also means that
 * the rule cannot be applied, such as to an object without status; the message then tells why.
 * @throws if the version of Argo CD is not known
 * @example
 * ```ts
 * import { health } from 'cdk8s-gitops';
 *
 * const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data' }, status: { phase: 'Lost' } };
 * health(claim); // => { status: 'Degraded', message: '' }
 * ```
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/health/
 */
export function health(object: Manifest, options: HealthOptions = {}): Health | undefined {
  demandShape('health', options, optionsShape, 'the options');
  demandManifest('health', object);
  const release = demandRelease(options.argoCdVersion ?? 'v3.5');
  const { group } = splitApiVersion(object.apiVersion);
  const rules = findRules(group, object.kind, release);
  if (isBeingDeleted(object) && rules?.isBuiltIn !== false) {
    return { status: 'Progressing', message: 'Pending deletion' };
  }
  if (rules === undefined) {
    return undefined;
  }
  try {
    const outcome = rules.program({ variables: variablesOf(object, release), item: null, index: 0 });
    return typeof outcome === 'object' ? outcome : undefined;
  } catch (error) {
    if (error instanceof RuleFailure) {
      return { status: 'Unknown', message: `Argo CD cannot judge the object: ${error.message}` };
    }
    throw error;
  }
}

const optionsShape = fields<HealthOptions>({ argoCdVersion: text });

/** What rules see of an object. */
function variablesOf(object: Manifest, release: ArgoCdRelease): Map<string, unknown> {
  const { apiVersion, kind } = object;
  const changes = Object.entries(loadHealthTable().changes).flatMap(([name, releases]) =>
    hasChange(release, releases) ? [name] : [],
  );
  const { metadata = null, spec = null, status = null } = readObject(object);
  return new Map(Object.entries({ apiVersion, kind, changes, metadata, spec, status }));
}

/** The fields of an object, typed if Argo CD reads the kind into a type of Go. */
function readObject(object: Manifest): PlainMap {
  const { types } = loadHealthTable();
  const type = getKey(types, `${object.apiVersion}/${object.kind}`);
  return type === undefined ? { ...object } : (readTyped(type, object, { types, path: object.kind }) as PlainMap);
}
