import { KustomizeResource } from '../../../../lib/engines/kustomize/resource/resource';
import { ResourceMap } from '../../../../lib/engines/kustomize/resource/resource-map';

const configMap = (name: string): KustomizeResource =>
  new KustomizeResource({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });

/** Looks an object up in each way. The look-ups are then made, and have to be kept up to date. */
function lookUp(map: ResourceMap, resource: KustomizeResource): (readonly KustomizeResource[])[] {
  const id = resource.currentId();
  return [map.findByCurrentId(id), map.findByAnyId(id), map.findByAnyName(id.name)];
}

describe('an object that replaces another one', () => {
  test('is found instead of it, and between the same neighbours', () => {
    const [before, old, after, resource] = ['a', 'b', 'c', 'b'].map(configMap);
    const map = new ResourceMap([before, old, after]);
    lookUp(map, old);

    map.replace(old, resource);

    expect(lookUp(map, old).map(([found]) => found === resource)).toEqual([true, true, true]);
    expect(map.resources.map((each) => [before, resource, after].indexOf(each))).toEqual([0, 1, 2]);
  });

  test('is found by its own name, if that is another one', () => {
    const [old, resource] = ['a', 'b'].map(configMap);
    const map = new ResourceMap([old]);
    lookUp(map, old);

    map.replace(old, resource);

    expect(lookUp(map, old)).toEqual([[], [], []]);
    expect(lookUp(map, resource)).toEqual([[resource], [resource], [resource]]);
  });
});
