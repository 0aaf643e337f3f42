import { type Manifest, splitApiVersion } from '../../core/manifest';
import { isPlainMap, listOf, type PlainMap } from '../../core/plain';
import { type Path } from '../../core/path-text';
import { findPodSpecPath } from '../pod-template';
import { type GroupKind } from '../scope';
import { valuesAt } from '../values-at';
import { kindRows } from './rows/kind-rows';
import { podRows } from './rows/pod-rows';
import { type Reference } from './data/reference';
import { groupKindOf, type ReferenceRow } from './rows/reference-row';
import { usualScope } from './usual-scope';

/** The references of an object that name the other object. */
export function namedReferences(manifest: Manifest): Reference[] {
  const podPath = findPodSpecPath(manifest);
  const { group } = splitApiVersion(manifest.apiVersion);
  const own = kindRows[group === '' ? manifest.kind : `${manifest.kind}.${group}`] ?? [];
  return [
    ...[ownerRow, ...own].flatMap((row) => referencesAt(manifest, row)),
    ...(podPath === undefined ? [] : podRows.flatMap((row) => referencesAt(manifest, row, podPath))),
  ];
}

const ownerRow: ReferenceRow = { at: 'metadata.ownerReferences[]', to: '', relation: 'owner', isTyped: true };

function referencesAt(manifest: Manifest, row: ReferenceRow, start: readonly string[] = []): Reference[] {
  const place = [...start, row.at].filter((part) => part !== '').join('.');
  return valuesAt(manifest, place).flatMap(({ path, value }) =>
    isPlainMap(value) ? referenceIn(manifest, row, path, value) : [],
  );
}

function referenceIn(manifest: Manifest, row: ReferenceRow, path: Path, holder: PlainMap): Reference[] {
  const field = row.field ?? 'name';
  const name = holder[field];
  const kind = kindOf(row, holder);
  if (typeof name !== 'string' || name === '' || isPerson(kind)) {
    return [];
  }
  const namespace = namespaceOf(kind, row.hasNamespace === true ? holder.namespace : undefined, manifest);
  return [
    {
      relation: row.relation,
      path: row.field === undefined ? path : [...path, field],
      to: { by: 'name', ...kind, namespace, name },
      isOptional: row.isOptional === true || holder.optional === true,
      ...usedPart(kind, holder, row.usualPort),
    },
  ];
}

function kindOf({ to, isTyped }: ReferenceRow, holder: PlainMap): GroupKind {
  const usual = groupKindOf(to);
  if (isTyped !== true) {
    return usual;
  }
  const { kind = usual.kind, apiVersion, apiGroup, group = apiGroup } = holder;
  const given = typeof apiVersion === 'string' ? splitApiVersion(apiVersion).group : group;
  return { kind: String(kind), group: typeof given === 'string' ? given : usual.group };
}

/** Users and groups of a binding are not objects. */
function isPerson({ kind, group }: GroupKind): boolean {
  return (kind === 'User' || kind === 'Group') && (group === '' || group === 'rbac.authorization.k8s.io');
}

function namespaceOf(kind: GroupKind, given: unknown, { metadata }: Manifest): string {
  if (usualScope(kind) === 'Cluster') {
    return '';
  }
  return typeof given === 'string' && given !== '' ? given : (metadata?.namespace ?? '');
}

function usedPart(
  { kind, group }: GroupKind,
  holder: PlainMap,
  usualPort: number | undefined,
): Pick<Reference, 'port' | 'keys' | 'listener'> {
  if (group !== '') {
    return kind === 'Gateway' && typeof holder.sectionName === 'string' ? { listener: holder.sectionName } : {};
  }
  switch (kind) {
    case 'Service': {
      const { port = usualPort } = holder;
      const value = isPlainMap(port) ? (port.number ?? port.name) : port;
      return typeof value === 'string' || typeof value === 'number' ? { port: value } : {};
    }
    case 'ConfigMap':
    case 'Secret': {
      const items = listOf(holder.items).map((item) => (isPlainMap(item) ? item.key : undefined));
      const keys = [holder.key, ...items].filter((key) => typeof key === 'string');
      return keys.length === 0 ? {} : { keys };
    }
    default:
      return {};
  }
}
