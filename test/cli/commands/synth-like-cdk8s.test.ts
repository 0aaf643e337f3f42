import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { withTypescript } from '../../node-with-typescript';
import { filesBelow, temporaryFolder } from '../../temporary-folder';

const root = join(__dirname, '../../..');
const ours = [...withTypescript, `${root}/lib/cli/main.ts`, 'synth'];
const theirs = [`${root}/node_modules/cdk8s-cli/bin/cdk8s`, 'synth'];

/** A row of the table. */
interface Case {
  readonly config?: string;
  readonly args?: readonly string[];
  readonly env?: Record<string, string>;
  readonly input?: string;
}

/** Shows what the app gets, and writes a manifest and a file of another kind. */
const app = `mkdir -p "$CDK8S_OUTDIR/more"
cd "$CDK8S_OUTDIR"
cat > web.k8s.yaml <<END
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  records: "$CDK8S_RECORD_CONSTRUCT_METADATA"
END
echo 'kind: Pod' > more/other.yaml
echo text > text.txt
`;

const plainApp = `const { App, ApiObject, Chart } = require('cdk8s');
const app = new App();
new ApiObject(new Chart(app, 'web'), 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } });
app.synth();
`;

const plugin = `exports.Plugin = class {
  constructor(properties) { this.properties = properties; }
  async validate(context) {
    const { manifests, report, metadata, stdout, pkg, version } = context;
    const kinds = manifests.flatMap((file) => context.parseManifest(file).map(({ kind }) => kind)).join();
    const found = { metadata, stdout, kinds, pkg, version, properties: this.properties };
    const violatingResources = [{ resourceName: 'web', manifestPath: manifests[0], locations: ['metadata'] }];
    report.addViolation({ ruleName: 'all', recommendation: JSON.stringify(found), fix: 'none', violatingResources });
    report.submit(this.properties.status ?? 'success', { checked: 'all' });
  }
}`;

const files = {
  'shop.sh': 'mkdir -p $CDK8S_OUTDIR; echo "kind: Pod" > $CDK8S_OUTDIR/shop.k8s.yaml',
  'app.sh': app,
  'main.js': plainApp,
  'plugin/index.js': plugin,
  'plugins/company/1.2.3/node_modules/company/index.js': plugin,
  'validations.yaml': '- { package: ./plugin, class: Plugin, version: 1.0.0 }\n',
  'crds/web.yaml': '# CRDs\napiVersion: v1\nkind: ConfigMap\n',
  'crds.yaml': 'apiVersion: v1\nkind: ConfigMap\n',
};

/** The folder has the same name for both, because it is the name of a chart. */
function run(command: readonly string[], row: Case) {
  return runIn(join(temporaryFolder(), 'project'), command, row);
}

function runIn(
  folder: string,
  command: readonly string[],
  { config = 'app: sh app.sh\n', args = [], env = {}, input }: Case,
) {
  Object.entries({ ...files, 'cdk8s.yaml': config }).forEach(([path, text]) => {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text.replaceAll('FOLDER', folder));
  });
  const { status, stdout } = spawnSync(
    process.execPath,
    [...command, ...args.map((arg) => arg.replaceAll('FOLDER', folder))],
    {
      cwd: folder,
      encoding: 'utf8',
      input,
      env: {
        ...process.env,
        NODE_PATH: `${root}/node_modules`,
        CDK8S_CHECK_UPGRADE: 'false',
        HOME: temporaryFolder(),
        ...env,
      },
    },
  );
  return {
    code: status,
    listed: (stdout.match(/^ {2}- .*$/gm) ?? []).map((line) => normalize(line.slice(4))),
    files: writtenTo(folder),
  };
}

function writtenTo(folder: string): Record<string, string> {
  const written = Object.entries(filesBelow(folder)).filter(
    ([path]) => !(path in files) && !path.endsWith('.cdk8s-gitops'),
  );
  return Object.fromEntries(written.map(([path, text]) => [path, text.replaceAll(folder, '/project')]));
}

const validated = 'app: sh app.sh\nvalidations: [{ package: ./plugin, class: Plugin, version: 1.0.0 }]\n';
const helm = ['--format', 'helm', '--chart-version', '1.0.0'];

const rows: Record<string, Case> = {
  'the app of cdk8s.yaml': {},
  'an app of cdk8s': { config: 'app: node main.js\n' },
  'an app that reads standard input': {
    config: 'app: mkdir $CDK8S_OUTDIR; cat > $CDK8S_OUTDIR/a.yaml\n',
    input: 'kind: Pod\n',
  },
  'an app as a flag': { config: 'app: exit 1\n', args: ['-a', 'sh app.sh'] },
  'output of cdk8s.yaml': { config: 'app: sh app.sh\noutput: manifests/all\n' },
  'output as a flag': { config: 'app: sh app.sh\noutput: manifests\n', args: ['--output=out'] },
  'an output with a slash at its end': { args: ['-o', './out/'] },
  'output as a variable': { env: { CDK8S_OUTPUT: 'out' } },
  'another output as a variable of the app': { env: { CDK8S_OUTDIR: 'out' } },
  'constructs that are to be recorded': { env: { CDK8S_RECORD_CONSTRUCT_METADATA: 'true' } },
  'a list of validations': { config: validated, args: ['--validation-reports-output-file', 'reports.json'] },
  'a file of validations': {
    config: 'app: node main.js\nvalidations: validations.yaml\n',
    args: ['--validationReportsOutputFile', 'reports.json'],
  },
  'a validation that is not run': { config: validated, args: ['--no-validate'] },
  'a validation that its flag turns off': { config: validated, args: ['--validate=false'] },
  'a validation that a variable turns off': { config: validated, env: { CDK8S_VALIDATE: 'false' } },
  'a plugin of a company': {
    config:
      'app: sh app.sh\nvalidations: [{ package: company, class: Plugin, version: 1.2.3, properties: { a: yes } }]\n',
    args: ['--plugins-dir', 'FOLDER/plugins', '--validation-reports-output-file=reports.json'],
  },
  'a folder of plugins in cdk8s.yaml': {
    config:
      'app: sh app.sh\npluginsDirectory: FOLDER/plugins\nvalidations: [{ package: company, class: Plugin, version: 1.2.3 }]\n',
    env: { CDK8S_VALIDATION_REPORTS_OUTPUT_FILE: 'reports.json' },
  },
  'a chart': { args: helm },
  'a chart of cdk8s.yaml': {
    config: `app: node main.js
synthConfig: { format: helm, chartApiVersion: v2, chartVersion: 1.0.0-rc.1 }
imports: [k8s, 'k8s@1.22.0', 'web:=crds/web.yaml', crds.yaml, 'helm:https://charts.example.com/web@1.0.0']
validations: validations.yaml
`,
    args: ['--validation-reports-output-file', 'reports.json', '-o', 'chart'],
  },
  'a chart of API version v1': { args: [...helm, '--chart-api-version', 'v1'], env: { CDK8S_CHART_VERSION: '2.0.0' } },
};

test.each(Object.entries(rows))(
  'with %s, the same files are written as by cdk8s synth',
  (_, row) => {
    const [expected, found] = [run(theirs, row), run(ours, row)];

    expect(expected.code).toBe(0);
    expect(found).toEqual(expected);
  },
  60_000,
);

const refused: Record<string, Case> = {
  'an app that fails': { config: 'app: exit 7\n' },
  'an app that writes nothing': { config: 'app: true\n' },
  'no app': { config: 'language: typescript\n' },
  'an unknown format': { args: ['--format', 'chart'] },
  'an unknown format as a variable': { env: { CDK8S_FORMAT: 'chart' } },
  'a chart without a version': { args: ['--format', 'helm'] },
  'a chart version that is not one': { args: ['--format', 'helm', '--chart-version', '01.0.0'] },
  'a chart version without a chart': { args: ['--chart-version', '1.0.0'] },
  'a chart that is to be printed': { args: [...helm, '-p'] },
  'CRDs in a chart of API version v1': {
    config: 'app: sh app.sh\nimports: [crds.yaml]\n',
    args: [...helm, '--chart-api-version', 'v1'],
  },
  'two places for the output': { args: ['-o', 'out', '--stdout'] },
  'a range of versions of a plugin': {
    config: "app: sh app.sh\nvalidations: [{ package: ./plugin, class: Plugin, version: '^1.0.0' }]\n",
  },
  'a class that the plugin does not have': {
    config: 'app: sh app.sh\nvalidations: [{ package: ./plugin, class: Other, version: 1.0.0 }]\n',
  },
  'a report that is there': { config: validated, args: ['--validation-reports-output-file', 'main.js'] },
};

test.each(Object.entries(refused))(
  '%s is refused, as cdk8s synth does, and nothing is written',
  (_, row) => {
    const [expected, found] = [run(theirs, row), run(ours, row)];

    expect(expected.code).toBe(1);
    expect(found).toEqual({ code: 2, listed: [], files: { 'cdk8s.yaml': row.config ?? 'app: sh app.sh\n' } });
  },
  60_000,
);

test('a validation that fails ends with 2, as in cdk8s, and its report is written', () => {
  const failing = validated.replace('1.0.0 }', '1.0.0, properties: { status: failure } }');
  const row = { config: failing, args: ['--validation-reports-output-file', 'reports.json'] };

  const [expected, found] = [run(theirs, row), run(ours, row)];

  expect([expected.code, found.code]).toEqual([2, 2]);
  expect(found.files['reports.json']).toBe(expected.files['reports.json']);
}, 60_000);

test.each([
  ['manifests', []],
  ['a chart', helm],
])(
  '%s that cdk8s synth wrote are replaced, and those that the app no longer makes are removed',
  (_, args) => {
    const folders = [1, 2].map(() => join(temporaryFolder(), 'project'));
    const [expected, found] = [theirs, ours].map((command, index) => {
      runIn(folders[index]!, theirs, { config: 'app: node main.js\n', args: [...args] });
      return runIn(folders[index]!, command, {
        config: 'app: sh shop.sh\n',
        args: args.map((arg) => arg.replace('1.0.0', '2.0.0')),
      });
    });

    expect(found).toEqual(expected);
    expect(found!.listed).toHaveLength(1);
  },
  60_000,
);
