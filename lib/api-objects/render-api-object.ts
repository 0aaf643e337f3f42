import { type ApiObject } from 'cdk8s';
import { type Manifest } from '../core/manifest';
import { findPatchedView, withPlainPatches } from './cdk8s-internals/patched-view';
import { keepScheduling } from './cdk8s-internals/scheduling-lists';
import { applyLostPatches } from './lost-patches';

/**
 * The manifest of an object, as its `toJson` gives it, with two repairs. Rendering an object of cdk8s-plus again gives
 * the same manifest. And a JSON patch is applied also if the class of the object does not know the patched field: the
 * classes that cdk8s generates write only fields that they know.
 *
 * @param toJson what renders the object, if it is no longer its own `toJson`
 * @throws if a JSON patch fits neither what the class reads nor what it writes
 */
export function renderApiObject(object: ApiObject, toJson: () => unknown = object.toJson): Manifest {
  return keepScheduling(object, () => {
    const plain = withPlainPatches(object, toJson);
    const patched = findPatchedView(plain, toJson);
    return (patched === undefined ? toJson.call(plain) : applyLostPatches(plain, patched)) as Manifest;
  });
}
