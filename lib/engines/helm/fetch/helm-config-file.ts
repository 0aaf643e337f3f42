import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import { inheritedEnvironment } from '../../../system/process/environment';

const names = { HELM_REPOSITORY_CONFIG: 'repositories.yaml', HELM_REGISTRY_CONFIG: 'registry/config.json' };

/**
 * Where helm has the repositories and the logins of the user: in the file that its variable names, else in its folder.
 *
 * @see https://helm.sh/docs/helm/helm/
 */
export function helmConfigFile(variable: keyof typeof names): string {
  const { [variable]: file, HELM_CONFIG_HOME: home } = inheritedEnvironment(variable, 'HELM_CONFIG_HOME');
  return file ?? join(home ?? join(configFolder(), 'helm'), names[variable]);
}

function configFolder(): string {
  const { XDG_CONFIG_HOME, APPDATA } = inheritedEnvironment('XDG_CONFIG_HOME', 'APPDATA');
  const ofSystem: Partial<Record<NodeJS.Platform, string>> = {
    darwin: join(homedir(), 'Library/Preferences'),
    win32: APPDATA,
  };
  return XDG_CONFIG_HOME ?? ofSystem[platform()] ?? join(homedir(), '.config');
}
