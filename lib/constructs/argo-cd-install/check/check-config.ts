import { type Problem } from '../../../core/error';
import { nearest } from '../../../core/check/nearest';
import { quote } from '../../../core/check/quote';
import { defaultArgoCdVersion } from '../../argo-cd/release/release';
import { argoCdConfigFamilies, argoCdConfigKeys } from '../generated/argo-cd-config.generated';
import { type ArgoCdInstallProps } from '../props/install';
import { knownParams } from './check-params';

/** What is wrong with keys of argocd-cm. */
export function checkConfig({ config = {}, version = defaultArgoCdVersion }: ArgoCdInstallProps): Problem[] {
  const keys = Object.keys(config);
  return keys.length === 0 ? [] : keys.flatMap((key) => checkKey(key, knownParams(version)));
}

function checkKey(key: string, params: readonly string[]): Problem[] {
  if (argoCdConfigKeys.includes(key) || argoCdConfigFamilies.some((family) => key.startsWith(family))) {
    return [];
  }
  if (params.includes(key)) {
    const what = `Cannot use ${quote(key)} as a key of config: Argo CD reads it from argocd-cmd-params-cm only`;
    return [{ what, fix: `move it to params: { ${quote(key)}: … }` }];
  }
  const near = nearest(key, argoCdConfigKeys);
  return [
    {
      what: `Cannot use ${quote(key)} as a key of config: Argo CD does not know it`,
      fix: near === undefined ? 'use one of the keys of ArgoCdConfig' : `use ${quote(near)}`,
    },
  ];
}
