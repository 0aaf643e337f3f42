import { type Duration } from 'cdk8s';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { goDurationText } from '../../../core/check/duration';
import { specSchema } from '../release/crd-schema';
import { withoutDefaults } from '../release/without-defaults';
import { type AppProjectSpec } from './app-project-spec';
import { policyLine, type ProjectPermission, type ProjectRole } from './project-role';
import { type SyncWindow } from './sync-window';

/** The `spec` of an AppProject as Argo CD stores it: policies as lines, durations as text, defaults left out. */
export function renderProjectSpec(spec: AppProjectSpec, project: string): PlainMap {
  const { roles, syncWindows, ...rest } = spec;
  const rendered = {
    ...rest,
    ...(roles !== undefined && { roles: mapMaps(roles, (role) => renderRole(role, project)) }),
    ...(syncWindows !== undefined && { syncWindows: mapMaps(syncWindows, renderWindow) }),
  };
  return withoutDefaults(rendered, specSchema('AppProject')) as PlainMap;
}

function renderRole(role: ProjectRole, project: string): unknown {
  return role.policies === undefined
    ? role
    : {
        ...role,
        policies: mapMaps(role.policies, (policy) => policyLine(policy as ProjectPermission, project, role.name)),
      };
}

function renderWindow(window: SyncWindow): unknown {
  return typeof window.duration === 'object'
    ? { ...window, duration: goDurationText(window.duration as Duration) }
    : window;
}

/** Changes the maps of a list. Other values stay as they are; the check of types reports them. */
function mapMaps<T>(list: readonly T[], change: (item: T) => unknown): unknown {
  return Array.isArray(list) ? list.map((item: T) => (isPlainMap(item) ? change(item) : item)) : list;
}
