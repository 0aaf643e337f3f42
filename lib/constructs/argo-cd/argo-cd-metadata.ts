import { Chart, type ApiObjectMetadata } from 'cdk8s';
import { type Construct } from 'constructs';
import { objectName } from '../../api-objects/object-name';

/** The namespace of Argo CD, unless it is installed elsewhere. */
export const ARGO_CD_NAMESPACE = 'argocd';

/** Metadata of an object that is declared to Argo CD, with its name and namespace. */
export function argoCdMetadata(
  construct: Construct,
  object: { readonly apiVersion: string; readonly kind: string; readonly metadata?: ApiObjectMetadata },
): ApiObjectMetadata & { readonly name: string; readonly namespace: string } {
  const { metadata } = object;
  return {
    ...metadata,
    name: objectName(construct, { ...object, name: metadata?.name }),
    namespace: metadata?.namespace ?? Chart.of(construct).namespace ?? ARGO_CD_NAMESPACE,
  };
}
