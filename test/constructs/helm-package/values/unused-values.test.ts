import type * as Cdk8s from 'cdk8s';
import type * as Library from 'cdk8s-gitops';
import { temporaryFolder } from '../../../temporary-folder';

type Program = Omit<typeof Cdk8s, keyof typeof Library> & typeof Library;

/** The warnings of a program of its own: how many Apps it makes is counted in the modules that it loads. */
async function warningsOf(program: (library: Program) => void): Promise<string[]> {
  const emitted = jest.spyOn(process, 'emitWarning').mockReturnValue();
  try {
    await jest.isolateModulesAsync(async () => {
      program({ ...(await import('cdk8s')), ...(await import('cdk8s-gitops')) });
    });
    return emitted.mock.calls.map(([warning]) => String(warning));
  } finally {
    emitted.mockRestore();
  }
}

/** Adds a ConfigMap, in a package of its own. */
function addPackage(library: Program, app: Cdk8s.App, name: string, data: unknown): void {
  const chart = new library.Chart(app, name);
  new library.ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data });
  new library.HelmPackage(app, `${name}-package`, { name, version: '0.1.0', charts: [chart] });
}

const unused = (name: string): string =>
  `[helmValue("${name}")] Cannot find this value in a package of the app, so nobody can choose it: it is not used, or ` +
  'it is used in a condition such as value === x, which is always the same\n' +
  '  Fix: use helmIf for what depends on the value, or remove it; this is only a warning';

test('a value that is only compared is a warning of synth', async () => {
  const warnings = await warningsOf((library) => {
    const app = new library.App({ outdir: temporaryFolder() });
    const level = library.helmValue<string>('log.level', 'info');
    addPackage(library, app, 'web', { debug: level === 'debug' ? 'yes' : 'no', a: library.helmValue('a', 'b') });

    app.synth();
    app.synth();
  });

  expect(warnings).toEqual([unused('log.level')]);
});

test('a value that is in one of several packages is used', async () => {
  const warnings = await warningsOf((library) => {
    const app = new library.App({ outdir: temporaryFolder() });
    const [one, other, condition] = [
      library.helmValue('a', '1'),
      library.helmValue('b', '2'),
      library.helmValue('c', true),
    ];
    addPackage(library, app, 'web', { one });
    addPackage(library, app, 'db', { other: library.helmIf(condition, library.helmText`${other}!`) });

    app.synth();
  });

  expect(warnings).toEqual([]);
});

test.each<[string, (library: Program) => Cdk8s.App]>([
  [
    'is older than the App, because its module may be shared',
    (library) => {
      library.helmValue('shared', 1);
      return new library.App({ outdir: temporaryFolder() });
    },
  ],
  [
    'may be meant for another App',
    (library) => {
      const app = new library.App({ outdir: temporaryFolder() });
      library.helmValue('other', 1);
      new library.App();
      return app;
    },
  ],
])('there is no warning of a value that %s', async (_what, makeApp) => {
  const warnings = await warningsOf((library) => {
    const app = makeApp(library);
    addPackage(library, app, 'web', {});

    app.synth();
  });

  expect(warnings).toEqual([]);
});

test('an app without a package does not warn of values', async () => {
  const warnings = await warningsOf((library) => {
    const app = new library.App({ outdir: temporaryFolder() });
    library.helmValue('a', 1);
    new library.ApiObject(new library.Chart(app, 'web'), 'object', { apiVersion: 'v1', kind: 'ConfigMap' });

    app.synth();
  });

  expect(warnings).toEqual([]);
});
