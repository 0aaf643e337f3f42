import { inheritedEnvironment } from '../../../system/process/environment';
import { renderEnvironment } from '../../helm/process/helm-environment';
import { HelmRunner } from './helm-runner';

/**
 * Runs helm so that the same files give the same objects everywhere: without the user's environment, without a cluster,
 * and with charts whose archives are locked by `helm pull` of this package.
 */
export function hermeticHelm(): HelmRunner {
  const { HELM, ...path } = inheritedEnvironment('HELM', 'PATH');
  return new HelmRunner({ command: HELM || 'helm', environment: { ...renderEnvironment, ...path }, pulls: false });
}
