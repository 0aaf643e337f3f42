import { App as PlainApp, Chart, type IResolver, JsonPatch, Lazy, Testing, YamlOutputType } from 'cdk8s';
import { App, ProbedPod } from 'cdk8s-gitops';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import * as YAML from 'yaml';
import { ManifestObject } from '../../lib/api-objects/manifest-object';
import { temporaryFolder } from '../temporary-folder';
import { appWith, object, written } from './app-with';

const parse = (text: string): unknown[] =>
  YAML.parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJS() as unknown);

describe('the output of cdk8s', () => {
  const shout: IResolver = { resolve: (context) => context.value === 'quiet' && context.replaceValue('LOUD') };

  const buildIn = (app: PlainApp): PlainApp => {
    const web = new Chart(app, 'web', { namespace: 'prod', labels: { team: 'a' } });
    const data = new Chart(app, 'Data_Base');
    const nested = new Chart(web, 'nested', { disableResourceNameHashes: true });
    new Chart(app, 'empty');
    const group = new Construct(web, 'group');
    const first = object(group, 'first', 'ConfigMap', {
      data: { lazy: Lazy.any({ produce: () => 'quiet' }), b: null },
    });
    const second = object(web, 'second', 'Service', {
      metadata: { name: 'x/y', annotations: {} },
      spec: { z: 1, a: [] },
    });
    const third = object(data, 'third');
    first.addDependency(second);
    second.addDependency(third);
    second.addJsonPatch(JsonPatch.replace('/metadata/name', 'patched'));
    object(nested, 'inner').addDependency(data);
    const deployment = new kplus.Deployment(web, 'plus', { replicas: 2 });
    deployment.addContainer({ image: 'nginx:1.27', portNumber: 80 });
    deployment.exposeViaService();
    new kplus.k8s.KubeConfigMap(nested, 'l1', { data: { a: '1' } });
    new ProbedPod(data, 'pod', { containers: [{ name: 'a', image: 'a:1' }] });
    new ManifestObject(data, 'manifest', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, data: {} });
    return app;
  };

  test.each([
    ['FILE_PER_APP', YamlOutputType.FILE_PER_APP],
    ['FILE_PER_CHART', YamlOutputType.FILE_PER_CHART],
    ['FILE_PER_RESOURCE', YamlOutputType.FILE_PER_RESOURCE],
    ['FOLDER_PER_CHART_FILE_PER_RESOURCE', YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE],
  ])('is what comes out, file by file: %s', (_, yamlOutputType) => {
    const props = { yamlOutputType, outputFileExtension: '.yml', resolvers: [shout] };

    const ours = written(buildIn(new App({ ...props, outdir: temporaryFolder() })));
    const theirs = written(buildIn(new PlainApp({ ...props, outdir: temporaryFolder() })));

    expect(Object.keys(ours)).toEqual(Object.keys(theirs));
    expect(Object.values(ours).map(parse)).toEqual(Object.values(theirs).map(parse));
    expect(Object.keys(ours).length).toBe({ 0: 1, 1: 4, 2: 9, 3: 9 }[yamlOutputType]);
  });

  test('is the same as the result of synthYaml', () => {
    const ours = buildIn(new App({ resolvers: [shout] })).synthYaml();
    const theirs = buildIn(new PlainApp({ resolvers: [shout] })).synthYaml();

    expect(parse(ours)).toEqual(parse(theirs));
  });

  test('is the same as the result of a chart in our App that is rendered alone', () => {
    const [ours, theirs] = [new App(), new PlainApp()].map((app) => buildIn(app).node.findChild('web') as Chart);

    expect(ours.toJson()).toEqual(theirs.toJson());
    expect(Testing.synth(ours)).toEqual(Testing.synth(theirs));
  });

  test('comes from toJson of a chart that has its own', () => {
    class Own extends Chart {
      public override toJson(): unknown[] {
        return [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'own' } }];
      }
    }
    const [app] = appWith({});
    object(new Own(app, 'chart'), 'other');

    expect(app.synthYaml()).toBe('apiVersion: v1\nkind: Pod\nmetadata:\n  name: own\n');
  });
});
