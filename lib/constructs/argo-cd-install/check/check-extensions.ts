import { type Problem } from '../../../core/error';
import { checkName, dnsLabel } from '../../../kubernetes/name-rule';
import { quote } from '../../../core/check/quote';
import { type ArgoCdInstallProps } from '../props/install';
import { problemIf } from './check-choice';

/** What is wrong with what Argo CD is extended by. */
export function checkExtensions(props: ArgoCdInstallProps): Problem[] {
  return [...checkApplicationSets(props), ...checkPlugins(props), ...checkTimes(props)];
}

function checkApplicationSets({ applicationSet = {}, params = {} }: ArgoCdInstallProps): Problem[] {
  const { namespaces, allowedScmProviders } = applicationSet;
  const asksHosts = String(params['applicationsetcontroller.enable.scm.providers'] ?? 'true') === 'true';
  return problemIf(
    namespaces !== undefined && allowedScmProviders === undefined && asksHosts,
    'Cannot use applicationSet.namespaces by itself: the controller does not start, since tokens could be sent anywhere',
    "add applicationSet.allowedScmProviders, or params: { 'applicationsetcontroller.enable.scm.providers': false }",
  );
}

function checkPlugins({ plugins = {} }: ArgoCdInstallProps): Problem[] {
  const names = Object.keys(plugins);
  return [
    ...names.flatMap((name) => checkName(name, 'a name in plugins', dnsLabel)),
    ...names
      .filter((name) => name === 'argocd-repo-server' || name === 'copyutil')
      .map((name) => ({
        what: `Cannot use ${quote(name)} as a name in plugins: the repo server has a container of that name`,
        fix: 'use another name',
      })),
  ];
}

function checkTimes({ reconciliation = {} }: ArgoCdInstallProps): Problem[] {
  return Object.entries(reconciliation).flatMap(([name, duration]) =>
    problemIf(
      duration !== undefined && !Number.isInteger((duration.toMilliseconds() as number) / 1000),
      `Cannot use ${duration.toMilliseconds()} ms as reconciliation.${name}: it must be whole seconds`,
      'use Duration.seconds(120)',
    ),
  );
}
