import { type ApiObject } from 'cdk8s';
import { renderApiObject } from '../../api-objects/render-api-object';
import { renderWritten } from '../../api-objects/render-written';
import { type Manifest } from '../../core/manifest';
import { renderPlainObject } from './plain-object';

/** Options for rendering, the same for all objects of an app. */
export interface RenderOptions {
  /** Whether `renderPlainObject` may replace the resolvers of cdk8s. */
  readonly plain: boolean;
  /** False if `CDK8S_DISABLE_SORT` is set. */
  readonly sortKeys: boolean;
}

/** The manifest of an object as it is written. */
export function renderObject(object: ApiObject, { plain, sortKeys }: RenderOptions): Manifest {
  return renderWritten(
    object,
    (other) => (plain ? renderPlainObject(other, sortKeys) : undefined) ?? renderApiObject(other),
  );
}
