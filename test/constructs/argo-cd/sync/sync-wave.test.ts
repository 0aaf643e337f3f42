import { App as PlainApp, Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { Application, type Manifest } from 'cdk8s-gitops';

const wave = 'argocd.argoproj.io/sync-wave';

function application(scope: Construct, name: string, annotations?: Record<string, string>): Application {
  return new Application(scope, name, {
    metadata: { name, annotations },
    project: 'default',
    source: { repoURL: 'https://example.com/apps.git', path: name },
    destination: { namespace: name },
  });
}

/** The written waves of the Applications of a chart, by name. */
function wavesOf(chart: Chart): Record<string, string | undefined> {
  const manifests = Testing.synth(chart) as Manifest[];
  return Object.fromEntries(manifests.map(({ metadata }) => [metadata?.name, metadata?.annotations?.[wave]]));
}

describe('sync waves', () => {
  test('Applications without dependencies have no wave annotation', () => {
    const chart = new Chart(new PlainApp(), 'apps');
    application(chart, 'one');
    application(chart, 'two');
    expect(wavesOf(chart)).toEqual({ one: undefined, two: undefined });
  });

  test('an Application is one wave after the latest Application that it depends on', () => {
    const chart = new Chart(new PlainApp(), 'apps');
    const [shop, database, operator] = ['shop', 'database', 'operator'].map((name) => application(chart, name));
    shop?.node.addDependency(database as Application, operator as Application);
    database?.node.addDependency(operator as Application);
    expect(wavesOf(chart)).toEqual({ operator: undefined, database: '1', shop: '2' });
  });

  test('a dependency on a construct is a dependency on every Application in it', () => {
    const chart = new Chart(new PlainApp(), 'apps');
    const platform = new Construct(chart, 'platform');
    const mesh = application(platform, 'mesh');
    application(platform, 'gateway').node.addDependency(mesh);
    application(chart, 'shop').node.addDependency(platform);
    expect(wavesOf(chart)).toEqual({ mesh: undefined, gateway: '1', shop: '2' });
  });

  test('a dependency of a chart is a dependency of every Application in it', () => {
    const app = new PlainApp();
    const platform = new Chart(app, 'platform');
    application(platform, 'mesh');
    const shops = new Chart(app, 'shops');
    application(shops, 'shop');
    shops.addDependency(platform);
    expect(wavesOf(shops)).toEqual({ shop: '1' });
  });

  test('a given wave is kept, and dependents come after it', () => {
    const chart = new Chart(new PlainApp(), 'apps');
    const first = application(chart, 'first', { [wave]: '5' });
    application(chart, 'second').node.addDependency(first);
    expect(wavesOf(chart)).toEqual({ first: '5', second: '6' });
  });

  test('a given wave that is too early is refused', () => {
    const chart = new Chart(new PlainApp(), 'apps');
    const first = application(chart, 'first');
    const second = application(chart, 'second', { [wave]: '0' });
    second.node.addDependency(first);
    expect(second.node.validate()).toMatchInlineSnapshot(`
     [
       "Cannot use 0 as metadata.annotations["argocd.argoproj.io/sync-wave"]: Application/first, on which it depends, has wave 0
       Fix: leave the annotation out: addDependency then sets the wave",
     ]
    `);
  });
});
