import { ApiObject, Chart, Names } from 'cdk8s';
import { type Construct } from 'constructs';
import { GitOpsError } from '../core/error';
import { hasOwnObjectNames } from './cdk8s-internals/own-methods';

/** The object that needs a name. */
export interface NamedObject {
  /** @default v1 */
  readonly apiVersion?: string;
  /** The chart may make names by kind, and names of CronJobs must be shorter. @default Object */
  readonly kind?: string;
  /** The name that the user gave; it is used as it is. @default - a name is made */
  readonly name?: string;
}

/** Without a hash a name must not be cut, so it is made in full length first and measured afterwards. */
const uncut = Number.MAX_SAFE_INTEGER;

/**
 * The name of an object before the object exists: the given name; else, if the chart overrides `generateObjectName`,
 * the name that it makes; else the construct path without a hash.
 *
 * @param scope the construct whose main object it is
 * @param id construct id of the object below its scope
 * @throws if the path gives a name that is too long for the API server, or that is not a name
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export function objectName(scope: Construct, object: NamedObject = {}, id = 'Resource'): string {
  if (object.name !== undefined) {
    return object.name;
  }
  const chart = Chart.of(scope);
  return hasOwnObjectNames(chart) ? nameFromChart(chart, scope, object, id) : nameFromPath(scope, object, id);
}

function nameFromPath(scope: Construct, object: NamedObject, id: string): string {
  const name = Names.toDnsLabel(scope, { includeHash: false, extra: [id], maxLen: uncut }).replace(/_/g, '-');
  const { kind = 'object' } = object;
  const longest = kind === 'CronJob' ? 52 : 63;
  if (name.length > longest) {
    throw new GitOpsError({
      where: scope.node.path,
      what: `Cannot name the ${kind} "${name}" after its path: ${name.length} characters, at most ${longest} are allowed`,
      fix: 'set metadata.name, or shorten the ids of the constructs on the path',
    });
  }
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name)) {
    throw new GitOpsError({
      where: scope.node.path,
      what: `Cannot name the ${kind} after its path: "${name}" is not a name, which must have letters a-z or digits at both ends`,
      fix: 'set metadata.name',
    });
  }
  return name;
}

/** Asks the chart for the name of a temporary object in the same place, so that path, id and kind are right. */
function nameFromChart(chart: Chart, scope: Construct, object: NamedObject, id: string): string {
  const { apiVersion = 'v1', kind = 'Object' } = object;
  const existing = scope.node.tryFindChild(id);
  if (existing instanceof ApiObject) {
    return chart.generateObjectName(existing);
  }
  const stand = new ApiObject(scope, id, { apiVersion, kind, metadata: { name: 'unnamed' } });
  try {
    return chart.generateObjectName(stand);
  } finally {
    scope.node.tryRemoveChild(id);
  }
}
