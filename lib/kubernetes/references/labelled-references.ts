import { type Manifest } from '../../core/manifest';
import { type Reference } from './reference';

/** The references in labels and annotations: the Service of an EndpointSlice, the account of a token. */
export function labelledReferences(manifest: Manifest): Reference[] {
  const { labels, annotations, namespace = '' } = manifest.metadata ?? {};
  const isToken = manifest.kind === 'Secret' && manifest.type === 'kubernetes.io/service-account-token';
  return [
    ...reference('labels', manifest.kind === 'EndpointSlice' ? labels : undefined, {
      key: 'kubernetes.io/service-name',
      relation: 'backend',
      kind: 'Service',
      namespace,
    }),
    ...reference('annotations', isToken ? annotations : undefined, {
      key: 'kubernetes.io/service-account.name',
      relation: 'account',
      kind: 'ServiceAccount',
      namespace,
    }),
  ];
}

interface Label {
  readonly key: string;
  readonly relation: Reference['relation'];
  readonly kind: string;
  readonly namespace: string;
}

function reference(
  field: 'labels' | 'annotations',
  map: Readonly<Record<string, string>> | undefined,
  { key, relation, kind, namespace }: Label,
): Reference[] {
  const name = map?.[key];
  return typeof name !== 'string' || name === ''
    ? []
    : [
        {
          relation,
          path: ['metadata', field, key],
          to: { by: 'name', group: '', kind, namespace, name },
          isOptional: false,
        },
      ];
}
