import { inheritedEnvironment } from '../../../system/process/environment';
import { renderEnvironment } from '../../helm/process/helm-environment';
import { HelmRunner } from './helm-runner';

/**
 * Runs helm so that the same files give the same objects everywhere: without the user's environment, without a cluster,
 * and without fetching charts.
 */
export function hermeticHelm(): HelmRunner {
  const { HELM, ...path } = inheritedEnvironment('HELM', 'PATH');
  return new HelmRunner({ command: HELM || 'helm', environment: { ...renderEnvironment, ...path }, pulls: false });
}
