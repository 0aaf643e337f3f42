import { type PlainMap } from '../../../../lib/core/plain';
import { renderPodSpec } from '../../../../lib/constructs/pod/pod-spec/render-pod-spec';

test('a PodSpec is not changed', () => {
  const spec = { containers: [{ name: 'web', liveness: { exec: { command: ['a'] } } }], profile: 'baseline' };
  const before = structuredClone(spec);

  renderPodSpec(spec);

  expect(spec).toEqual(before);
});

test('a field __proto__ is written like any other', () => {
  const spec = JSON.parse('{"containers":[{"__proto__":{"a":1}}],"__proto__":{"b":2}}') as PlainMap;

  expect(JSON.stringify(renderPodSpec(spec))).toBe('{"containers":[{"__proto__":{"a":1}}],"__proto__":{"b":2}}');
});
