import { type Manifest } from '../../core/manifest';
import { type Path } from '../../core/path-text';
import { type Reference } from './data/reference';

const serviceLabel = 'kubernetes.io/service-name';
const accountAnnotation = 'kubernetes.io/service-account.name';

/** The references in metadata: the Service of endpoints, the account of a token. */
export function labelledReferences(manifest: Manifest): Reference[] {
  const { labels, annotations, name } = manifest.metadata ?? {};
  switch (manifest.kind) {
    case 'EndpointSlice':
      return reference(manifest, ['labels', serviceLabel], labels?.[serviceLabel], serviceOf);
    case 'Endpoints':
      // Without a Service, only those who read them know what they are for.
      return reference(manifest, ['name'], name, { ...serviceOf, isOptional: true });
    case 'Secret':
      return manifest.type === 'kubernetes.io/service-account-token'
        ? reference(manifest, ['annotations', accountAnnotation], annotations?.[accountAnnotation], accountOf)
        : [];
    default:
      return [];
  }
}

type Row = Pick<Reference, 'relation' | 'isOptional'> & { readonly kind: string };

const serviceOf: Row = { relation: 'backend', kind: 'Service', isOptional: false };
const accountOf: Row = { relation: 'account', kind: 'ServiceAccount', isOptional: false };

function reference({ metadata }: Manifest, path: Path, name: unknown, { kind, ...row }: Row): Reference[] {
  const namespace = metadata?.namespace ?? '';
  return typeof name !== 'string' || name === ''
    ? []
    : [{ ...row, path: ['metadata', ...path], to: { by: 'name', group: '', kind, namespace, name } }];
}
