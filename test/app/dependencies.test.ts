import { YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import * as YAML from 'yaml';
import { appWith, object, written } from './app-with';

test('lists its charts in the order of their dependencies', () => {
  const [app, first, second] = appWith({}, ['first'], ['second']);
  first.addDependency(second);

  expect(app.charts).toEqual([second, first]);
});

test('orders objects by their dependencies in the file of a whole app', () => {
  const [app, web, data] = appWith({ yamlOutputType: YamlOutputType.FILE_PER_APP }, ['web'], ['data']);
  const [service, pod, volume] = [object(web, 'service'), object(web, 'pod'), object(data, 'volume')];
  service.addDependency(pod);
  pod.addDependency(volume);

  const names = YAML.parseAllDocuments(written(app)['app.k8s.yaml']).map((document) =>
    document.getIn(['metadata', 'name']),
  );

  expect(names).toEqual([volume.name, pod.name, service.name]);
});

test('reports the cycle if constructs depend on each other', () => {
  const [app, chart] = appWith({}, ['chart']);
  const [a, b, c] = ['a', 'b', 'c'].map((id) => object(chart, id));
  a.addDependency(b);
  b.addDependency(c);
  c.addDependency(a);

  expect(() => app.synth()).toThrow(
    '[chart/a] Dependency cycle: chart/a => chart/b => chart/c => chart/a\n  Fix: remove one of these dependencies',
  );
});

test('reports which objects make charts depend on each other', () => {
  const [app, web, data] = appWith({}, ['web'], ['data']);
  object(web, 'a').addDependency(object(data, 'b'));
  object(data, 'c').addDependency(object(web, 'd'));

  expect(() => app.synth()).toThrow(
    '[web] Dependency cycle: web => data => web (web/a depends on data/b, data/c depends on web/d)\n' +
      '  Fix: remove one of these dependencies',
  );
});

test('reports a construct that depends on itself, or on a construct that contains it and several objects', () => {
  const [self, chart] = appWith({}, ['chart']);
  const pod = object(chart, 'pod');
  pod.addDependency(pod);
  const [around, other] = appWith({}, ['chart']);
  const inside = new Construct(other, 'inside');
  ['a', 'b'].forEach((id) => object(inside, id));
  inside.node.addDependency(other);

  expect(() => self.synth()).toThrow(
    '[chart/pod] Dependency cycle: chart/pod => chart/pod (chart/pod depends on chart/pod)',
  );
  expect(() => around.synth()).toThrow(
    '[chart/inside/a] Dependency cycle: chart/inside/a => chart/inside/b => chart/inside/a ' +
      '(chart/inside depends on chart)',
  );
});
