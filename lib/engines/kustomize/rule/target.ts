import { type BuildContext } from './build-context';
import { type FileLoader } from '../file/file-loader';
import { loadKustomization } from '../file/kustomization-file';
import { type KustomizationSpec } from '../file/kustomization-spec';
import { appendPath, type Origin } from '../resource/origin';
import { type Place } from '../file/place';

/** A kustomization that is built: its content, and the folder that its paths are relative to. */
export interface Target {
  readonly spec: KustomizationSpec;
  readonly loader: FileLoader;
  readonly place: Place;
  readonly fileName: string;
  /** Its place, relative to the folder that is built. Set only if `buildMetadata` is not empty. */
  readonly origin?: Origin;
  /** The namespace of the nearest kustomization above it that has one. Charts without a namespace get it. */
  readonly namespaceAbove?: string;
}

/** Reads the kustomization of a folder that another one lists at a path. */
export function openBase(
  { loader, origin, spec, namespaceAbove }: Target,
  path: string,
  where: string,
  context: BuildContext,
): Target {
  const base = openTarget(loader.enter(path, where), context, appendPath(origin, path));
  return { ...base, namespaceAbove: spec.namespace || namespaceAbove };
}

/** Reads the kustomization of a folder, and passes on kubectl's warnings about it. */
export function openTarget(loader: FileLoader, context: BuildContext, origin?: Origin): Target {
  const { spec, place, fileName, warnings } = loadKustomization(loader);
  warnings.forEach((warning) => context.warn(warning));
  context.adoptSchema(spec, loader, place);
  return { spec, loader, place, fileName, origin };
}
