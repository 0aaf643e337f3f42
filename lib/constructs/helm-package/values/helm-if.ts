import { Construct } from 'constructs';
import { switchConstruct } from '../../../api-objects/stand-ins/switched-constructs';
import { checkCircle } from '../../../core/check/check-data';
import { quote } from '../../../core/check/quote';
import { GitOpsError } from '../../../core/error';
import { demandNoFaults } from '../../../core/fault';
import { standInOf } from '../../../core/stand-in';
import { type ValueSpec } from '../../../engines/helm-package/marks';
import { type HelmValue } from './helm-value-type';
import { placeholderFor } from './placeholder';
import { SwitchStandIn, ValueStandIn } from './stand-ins';

/**
 * Makes a construct, a field of a map or an item of a list depend on a value that is true or false. A construct is
 * returned as it is: all objects in it are written only if the value is true. A field or an item is left out if the
 * value is false. Several conditions nest: `helmIf(one, helmIf(other, x))`.
 *
 * @throws if the condition is not a value whose default is true or false, or if the content is null or undefined
 * @example
 * ```ts
 * import { ApiObject } from 'cdk8s';
 * import { helmIf, helmValue } from 'cdk8s-gitops';
 *
 * const monitoring = helmValue('monitoring.enabled', true, { description: 'Whether Prometheus is there' });
 * const monitor = new ApiObject(chart, 'monitor', { apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor' });
 * helmIf(monitoring, monitor);
 * ```
 */
export function helmIf<T>(condition: HelmValue<boolean>, content: T): T {
  const spec = demandCondition(condition);
  if (Construct.isConstruct(content)) {
    switchConstruct(content, { isOn: spec.default === true, condition: spec });
    return content;
  }
  demandContent(spec, content);
  return switchAround(spec, content) as T;
}

function demandContent({ name }: ValueSpec, content: unknown): void {
  const where = `helmIf(helmValue(${JSON.stringify(name)}), …)`;
  if (content === undefined || content === null) {
    const what = `Cannot use ${content} as what depends on the value: it would never be written`;
    throw new GitOpsError({ where, what, fix: 'use the field or item itself, or leave helmIf out' });
  }
  demandNoFaults(where, checkCircle(content), 'what depends on the value');
}

function switchAround(spec: ValueSpec, content: unknown): unknown {
  const around = (other: unknown): unknown => switchAround(spec, other);
  return placeholderFor('helmIf', (self) => new SwitchStandIn(spec, content, around, self));
}

function demandCondition(condition: unknown): ValueSpec {
  const standIn = standInOf(condition);
  if (standIn instanceof ValueStandIn && standIn.spec.type === 'boolean') {
    return standIn.spec;
  }
  throw new GitOpsError({
    where: 'helmIf',
    what: `Cannot use ${standIn?.title ?? quote(condition)} as the condition: it must be a value that is true or false`,
    fix: "use helmValue('ingress.enabled', false)",
  });
}
