import { type ApiObject, App as PlainApp, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { objectName } from '../../lib/api-objects/object-name';

const place = (...ids: string[]): Construct =>
  ids.reduce<Construct>((scope, id) => new Construct(scope, id), new Chart(new PlainApp(), 'chart'));

test('is exactly the given name', () => {
  expect(objectName(place('web'), { apiVersion: 'v1', kind: 'Pod', name: 'Any.Name' })).toBe('Any.Name');
});

test('is the construct path without a hash if no name is given', () => {
  expect(objectName(place('shop', 'Default', 'Web_Front', 'Resource'))).toBe('chart-shop-web-front');
});

test('comes from generateObjectName of the chart if that is overridden', () => {
  class Named extends Chart {
    public override generateObjectName(object: ApiObject): string {
      return `${object.kind}-${object.apiVersion}-${object.node.path.replaceAll('/', '.')}`.toLowerCase();
    }
  }
  const scope = new Construct(new Named(new PlainApp(), 'chart'), 'web');

  const name = objectName(scope, { apiVersion: 'v1', kind: 'Pod' });

  expect(name).toBe('pod-v1-chart.web.resource');
  expect(scope.node.children).toEqual([]);
});

test('is an error if the path is too long for a name', () => {
  const scope = place('a'.repeat(40), 'b'.repeat(40));

  expect(() => objectName(scope, { kind: 'Pod' })).toThrow(
    `[chart/${'a'.repeat(40)}/${'b'.repeat(40)}] Cannot name the Pod "chart-${'a'.repeat(40)}-${'b'.repeat(40)}" ` +
      'after its path: 87 characters, at most 63 are allowed\n' +
      '  Fix: set metadata.name, or shorten the ids of the constructs on the path',
  );
});

test('leaves a CronJob the eleven characters that its Jobs add', () => {
  const scope = place('a'.repeat(50));

  expect(() => objectName(scope, { kind: 'CronJob' })).toThrow('56 characters, at most 52 are allowed');
  expect(objectName(scope, { kind: 'Job' })).toHaveLength(56);
});

test('is an error if the path has no letter that is allowed in a name', () => {
  const scope = new Construct(new Chart(new PlainApp(), '이름'), '웹');

  expect(() => objectName(scope, { kind: 'Pod' })).toThrow(
    '[이름/웹] Cannot name the Pod after its path: "" is not a name, which must have letters a-z or digits at both ends\n' +
      '  Fix: set metadata.name',
  );
});
