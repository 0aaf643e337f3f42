import { isPlainMap, listOf } from '../../../core/plain';
import { type Manifest } from '../../../core/manifest';
import { lastAppliedAnnotation } from './server-fields';

/** The managers of fields of the tools that apply whole manifests. */
const knownManagers = ['kubectl', 'argocd-controller'];

/**
 * The flags with which kubectl applies an object in the same way as it was applied last. Only then are fields removed that
 * are no longer in the manifest.
 *
 * @param live the object of the cluster. @default - it is new
 */
export function applyFlags(live?: Manifest): string[] {
  const managers = live === undefined ? [] : managersOf(live);
  const known = knownManagers.find((name) => managers.includes(name));
  if (known === undefined && live?.metadata?.annotations?.[lastAppliedAnnotation] !== undefined) {
    return [];
  }
  return ['--server-side', '--force-conflicts', `--field-manager=${known ?? managers[0] ?? 'kubectl'}`];
}

/** Who has applied the object on the server side. */
function managersOf(live: Manifest): string[] {
  return listOf(live.metadata?.managedFields).flatMap((entry) => {
    const isWhole = isPlainMap(entry) && entry.operation === 'Apply' && (entry.subresource ?? '') === '';
    return isWhole && typeof entry.manager === 'string' ? [entry.manager] : [];
  });
}
