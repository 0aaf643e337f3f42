import { type ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { targetOf } from '../../../api-objects/app-output';
import { checkShape } from '../../../core/check/check-shape';
import { type Shape } from '../../../core/check/shape';
import { at, type Fault, fault } from '../../../core/fault';
import { type Manifest } from '../../../core/manifest';
import { schemaShapes } from '../../../kubernetes/schema/schema-shape';
import { type DeclaredKind, resolveSchema, specSchema } from './crd-schema';
import { type ArgoCdVersion, defaultArgoCdVersion, tableVersionOf } from './release';

/** An Argo CD that the app installs. */
export interface Installed {
  readonly install: IConstruct;
  readonly namespace: string;
  readonly version: ArgoCdVersion;
}

const installs = new WeakMap<IConstruct, Installed[]>();

/** Registers an install, so that what the same app declares to it is checked against its version. */
export function registerInstall(installed: Installed): void {
  const { root } = installed.install.node;
  installs.set(root, [...(installs.get(root) ?? []), installed]);
}

/** The fields of an object that the Argo CD of the same app does not know. Its API server drops them silently. */
export function checkAgainstInstall(object: ApiObject): readonly Fault[] {
  const installed = installOf(object);
  if (installed === undefined || tableVersionOf(installed.version) === defaultArgoCdVersion) {
    return [];
  }
  const { spec } = object.toJson() as Manifest;
  const unknown = checkShape(spec, shapeFor(object.kind as DeclaredKind, installed.version));
  return at(
    'spec',
    unknown
      .filter(({ rule }) => rule === 'unknown-field')
      .map(({ path }) =>
        fault(
          'version',
          path,
          (name) =>
            `Cannot use ${name}: Argo CD ${installed.version}, which ${installed.install.node.path} installs, drops it`,
          `leave it out, or install ${defaultArgoCdVersion}`,
        ),
      ),
  );
}

/** The install for the same cluster; if there are several, the one in the namespace of the object. */
function installOf(object: ApiObject): Installed | undefined {
  const near = (installs.get(object.node.root) ?? []).filter(({ install }) => targetOf(install) === targetOf(object));
  return near.length > 1 ? near.find(({ namespace }) => namespace === object.metadata.namespace) : near[0];
}

const shapes = new Map<string, Shape>();

function shapeFor(kind: DeclaredKind, version: ArgoCdVersion): Shape {
  const key = `${kind} ${version}`;
  const shape =
    shapes.get(key) ?? schemaShapes({ resolve: (schema) => resolveSchema(schema, version) })(specSchema(kind, version));
  shapes.set(key, shape);
  return shape;
}
