import { type Finding, finding } from '../../core/error';
import { splitApiVersion } from '../../core/manifest';
import { type DiffResult, type ObjectChange } from '../../engines/diff/result/diff-result';

/**
 * Finds objects that were not compared because only one side has targets: they are removed without a target, and added
 * for one, or the other way round.
 */
export function checkOneSidedTargets({ changes }: DiffResult): Finding[] {
  const without = new Set(changes.filter(({ target }) => target === undefined).map(keyOf));
  const twins = changes.filter((change) => change.target !== undefined && without.has(keyOf(change)));
  const targets = [...new Set(twins.map(({ target }) => target))];
  if (targets.length === 0) {
    return [];
  }
  const what = `Some objects are removed here and added there, because only one side has targets: ${targets.join(', ')}`;
  const fix = `compare one of them: ${targets.map((name) => `--target ${name}`).join(', ')}`;
  return [finding({ rule: 'one-sided-targets', severity: 'warning', where: 'diff', what, fix })];
}

/** The same for an object that is removed and one that is added. */
function keyOf({ action, object, target }: ObjectChange): string {
  const isOld = (action === 'removed') === (target === undefined);
  const { group } = splitApiVersion(object.apiVersion);
  return [isOld, group, object.kind, object.namespace, object.name].join('\n');
}
