import { isPlainMap, type PlainMap } from '../../../core/plain';
import { overwriteScalar, textAt, writeScalar, writtenAt } from '../../../core/yaml/scalar/scalar-field';
import { copyWritten } from '../../../core/yaml/scalar/written-scalar';
import { demandTextKey } from '../field/text-key';
import { type PatchSpec } from '../file/kustomization-spec';
import { textMapOf } from '../resource/build-annotations';
import { type KustomizeResource } from '../resource/resource';

/**
 * The metadata of a patch as kustomize writes it again, if the patch has a target or is an entry of
 * `patchesStrategicMerge`: the name and the namespace lose their types, the values of labels and annotations become text,
 * and a map of these that is null or empty is removed.
 */
export function withTextMetadata(patch: KustomizeResource): KustomizeResource {
  const { metadata } = patch;
  for (const field of ['name', 'namespace']) {
    if (metadata !== undefined && field in metadata) {
      overwriteScalar(metadata, field, textAt(metadata, field));
    }
  }
  for (const field of ['labels', 'annotations']) {
    if (metadata !== undefined && field in metadata) {
      const entries = isPlainMap(metadata[field]) ? textMapOf(metadata[field]) : {};
      Object.keys(entries).forEach(demandTextKey);
      if (Object.keys(entries).length > 0) {
        metadata[field] = entries;
      } else {
        delete metadata[field];
      }
    }
  }
  return patch;
}

/** Sets the options of the entry that a patch is in. An annotation of the patch may have set them already. */
export function withOptions(patch: KustomizeResource, options: PatchSpec['options']): KustomizeResource {
  patch.allowNameChange ||= options?.allowNameChange ?? false;
  patch.allowKindChange ||= options?.allowKindChange ?? false;
  return patch;
}

/** A patch with the apiVersion of the object that its target selects. */
export function withVersionOf({ object }: KustomizeResource, patch: KustomizeResource): PlainMap {
  const given = { ...patch.object, apiVersion: object.apiVersion };
  copyWritten(patch.object, given);
  if (object.apiVersion !== undefined) {
    writeScalar(given, 'apiVersion', writtenAt(object, 'apiVersion'));
  }
  return given;
}
