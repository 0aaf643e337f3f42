import { Chart, type ApiObjectMetadata } from 'cdk8s';
import { type Construct } from 'constructs';
import { objectName } from '../construct/object-name';

/** The namespace of Argo CD, unless it is installed elsewhere. */
export const ARGO_CD_NAMESPACE = 'argocd';

/** Metadata of an object that is declared to Argo CD, with its name and namespace. */
export function argoCdMetadata(
  construct: Construct,
  given: ApiObjectMetadata | undefined,
): ApiObjectMetadata & { readonly name: string; readonly namespace: string } {
  return {
    ...given,
    name: given?.name ?? objectName(construct),
    namespace: given?.namespace ?? Chart.of(construct).namespace ?? ARGO_CD_NAMESPACE,
  };
}
