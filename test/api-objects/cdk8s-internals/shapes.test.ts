import { Duration, Lazy } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { isDeferred } from '../../../lib/core/check/deferred';
import { goDurationText } from '../../../lib/core/check/duration';
import { secondsOf } from '../../../lib/core/check/duration';
import { unwrap } from '../../../lib/core/unwrap';

test.each([
  [k8s.Quantity.fromString('64Mi'), '64Mi'],
  [k8s.Quantity.fromNumber(2), 2],
  [k8s.IntOrString.fromString('25%'), '25%'],
  [k8s.IntOrString.fromNumber(8080), 8080],
])('%j of cdk8s-plus is recognized, and is %j', (wrapper, value) => {
  expect(unwrap(wrapper)).toBe(value);
});

test('a class with other fields is not one of these wrappers', () => {
  const header = Object.assign(Object.create({}) as object, { name: 'Host', value: 'example.com' });

  expect(unwrap(header)).toBe(header);
});

test("cdk8s' Duration is recognized, and gives seconds and Go's text", () => {
  const duration = Duration.millis(90_500);

  expect([secondsOf(duration), goDurationText(duration)]).toEqual([90.5, '1m30s500ms']);
});

test('a number is not a Duration', () => {
  expect(secondsOf(90)).toBeUndefined();
});

test("cdk8s' Lazy is recognized, and a map with that name as a key is not", () => {
  expect(isDeferred(Lazy.any({ produce: () => 1 }))).toBe(true);
  expect(isDeferred({ produce: 'apples' })).toBe(false);
});
