import { type Chart } from 'cdk8s';
import { isClusterScoped } from '../../api-objects/custom-scopes';
import { targetOf } from '../../api-objects/app-output';
import { detach } from '../../core/detach';
import { type Manifest, splitApiVersion } from '../../core/manifest';
import { withDefaults } from '../../core/stand-in';
import { type RenderedObject } from './output-layout';

/**
 * What the path of an object can be made of. Except in `constructPath` and `manifest`, characters that not every file
 * system takes are written as `-`: `system:view` is `system-view`. So a value is always one part of a path.
 */
export interface LayoutObject {
  /** The cluster that the chart is for: `default` if the app does not name one. */
  readonly target: string;
  /** The construct path of the chart, with `-` between the ids. */
  readonly chart: string;
  /** The namespace: `_cluster` for a cluster-scoped object, and `default` if the object does not name one. */
  readonly namespace: string;
  /** The API group: `core` if it has no name. */
  readonly group: string;
  /** The version of the API, such as `v1`. */
  readonly version: string;
  readonly kind: string;
  /** `metadata.name`. For an object without a name, as with `generateName`: its construct path, with `-` between the ids. */
  readonly name: string;
  /** The path of the construct that makes the object, as it is: `shop/web/service`. */
  readonly constructPath: string;
  /** A copy of the object itself. */
  readonly manifest: Manifest;
}

/** The values for the path of an object. */
export function layoutObject({ chart, object, manifest: rendered }: RenderedObject): LayoutObject {
  const manifest = withDefaults(rendered);
  const { group, version } = splitApiVersion(manifest.apiVersion);
  const { name, namespace } = manifest.metadata ?? {};
  const constructPath = (object ?? chart).node.path;
  const isInCluster = isClusterScoped(chart, { group, kind: manifest.kind });
  return {
    target: targetName(chart),
    chart: pathPart(chart.node.path, 'default'),
    namespace: isInCluster ? '_cluster' : pathPart(namespace, 'default'),
    group: pathPart(group, 'core'),
    version: pathPart(version, 'v1'),
    kind: pathPart(manifest.kind, 'Object'),
    name: pathPart(name, constructPath),
    constructPath,
    get manifest() {
      return detach(manifest);
    },
  };
}

/** The target of a chart as a part of a path: `default` if the app does not name one. */
export function targetName(chart: Chart): string {
  return pathPart(targetOf(chart), 'default');
}

/** Characters that Windows or every system refuses in the name of a file, and so a checkout of Git too. */
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
export const unusable = /[\\/<>:"|?*\u0000-\u001f\u007f]/g;

function pathPart(value: unknown, otherwise: string): string {
  const text = value === undefined || value === null || value === '' ? otherwise : String(value);
  return text.replace(unusable, '-');
}
