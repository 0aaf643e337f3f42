import { ApiObject, App as Cdk8sApp, Chart, JsonPatch, Lazy } from 'cdk8s';
import { App, helmIf, helmText, helmValue, parseManifests, ProbedPod } from 'cdk8s-gitops';

const apps = { 'our App': () => new App(), 'the App of cdk8s': () => new Cdk8sApp() };

describe.each(Object.entries(apps))('in %s', (_name, makeApp) => {
  test('values, texts and switches are written as their defaults', () => {
    const data = {
      zero: helmValue('zero', 0),
      no: helmValue('no', false),
      empty: helmValue('empty', ''),
      list: helmValue('list', []),
      map: helmValue('map', {}),
      text: helmText`a-${helmValue('n', 12345678)}-${helmValue('b', true)}`,
      on: helmIf(helmValue('on', true), { x: helmValue('x', 1) }),
      off: helmIf(helmValue('off', false), 'x'),
      items: ['a', helmIf(helmValue('off', false), 'b'), helmIf(helmValue('on', true), 'c')],
      none: [helmIf(helmValue('off', false), 'b')],
      nothing: { a: helmIf(helmValue('off', false), 'b') },
      nested: [helmIf(helmValue('on', true), helmIf(helmValue('off', false), 'b'))],
      late: Lazy.any({ produce: () => helmValue('late', 'x') }),
    };
    const app = makeApp();

    new ApiObject(new Chart(app, 'chart'), 'a', { apiVersion: 'v1', kind: 'ConfigMap', data } as never);

    expect(parseManifests(app.synthYaml())[0]?.data).toEqual({
      ...{ zero: 0, no: false, empty: '', list: [], map: {}, text: 'a-12345678-true' },
      ...{ on: { x: 1 }, items: ['a', 'c'], none: [], nothing: {}, nested: [], late: 'x' },
    });
  });

  test('an object that is switched off is not written, also if another one depends on it', () => {
    const app = makeApp();
    const chart = new Chart(app, 'chart');
    const object = (name: string): ApiObject =>
      new ApiObject(chart, name, { apiVersion: 'v1', kind: 'Pod', metadata: { name } });

    helmIf(helmValue('on', true), object('on'));
    const off = helmIf(helmValue('off', false), object('off'));
    object('last').addDependency(off);

    expect(parseManifests(app.synthYaml()).map(({ metadata }) => metadata?.name)).toEqual(['on', 'last']);
  });
});

test('a JSON patch may have a value', () => {
  const app = new App();
  const chart = new Chart(app, 'chart');
  const objects = [
    new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'A' }),
    new ProbedPod(chart, 'b', { containers: [{ name: 'b', image: 'b:1' }] }).apiObject,
  ];

  objects.forEach((object) => object.addJsonPatch(JsonPatch.add('/x', { y: helmValue('y', 1) })));

  expect(parseManifests(app.synthYaml()).map(({ x }) => x)).toEqual([{ y: 1 }, { y: 1 }]);
});
