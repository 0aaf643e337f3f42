import { type Environment } from '../../../system/process/child/invocation';

/** No folder. helm makes nothing in it, and finds no settings, plugins or repositories there. */
const nowhere = '/nonexistent';

/**
 * All variables that helm gets for a render. Nothing of the user's own environment is among them, so that a render is
 * the same everywhere: no kubeconfig, no `HELM_…`, no time zone, no locale.
 */
export const renderEnvironment: Environment = {
  PATH: nowhere,
  HOME: nowhere,
  TZ: 'UTC',
  HELM_CACHE_HOME: nowhere,
  HELM_CONFIG_HOME: nowhere,
  HELM_DATA_HOME: nowhere,
};
