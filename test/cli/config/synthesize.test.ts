import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesize, type SynthesizeOptions } from '../../../lib/cli/config/synthesize';
import { withTypescript } from '../../node-with-typescript';
import { temporaryFolder } from '../../temporary-folder';

const root = join(__dirname, '../../..');
const { signal } = new AbortController();
const pod = 'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\n';
const writePod = `mkdir "$CDK8S_OUTDIR" && cat > "$CDK8S_OUTDIR/web.k8s.yaml" <<'END'\n${pod}END\n`;

/** Runs an app in a folder of its own. */
function run<T>(app: string, use: (folder: string) => T, more: Partial<SynthesizeOptions> = {}): Promise<T> {
  return synthesize({ app, project: temporaryFolder(), signal, ...more }, use);
}

async function failureOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing failed',
    (error: Error) => error.message,
  );
}

test('the app writes to a new folder, which is there until the work is done', async () => {
  const [folder, content] = await run(writePod, (written) => [
    written,
    readFileSync(join(written, 'web.k8s.yaml'), 'utf8'),
  ]);

  expect(content).toBe(pod);
  expect(existsSync(join(folder ?? '', '..'))).toBe(false);
});

test('the folder is removed if the work fails', async () => {
  let folder = '';

  const failure = await failureOf(
    run(writePod, (written) => {
      folder = written;
      throw new Error('no');
    }),
  );

  expect(failure).toBe('no');
  expect(existsSync(join(folder, '..'))).toBe(false);
});

test('the app is that of cdk8s.yaml, runs in the project, and gets the variables', async () => {
  const project = temporaryFolder();
  writeFileSync(
    `${project}/cdk8s.yaml`,
    'app: echo "kind:" $COLOR > color.yaml; mkdir $CDK8S_OUTDIR; cp color.yaml $CDK8S_OUTDIR\n',
  );

  const names = await synthesize({ project, environment: { COLOR: 'blue' }, signal }, (folder) => readdirSync(folder));

  expect(names).toEqual(['color.yaml']);
  expect(readFileSync(`${project}/color.yaml`, 'utf8')).toBe('kind: blue\n');
});

test('what a killed run left is removed by the next run', async () => {
  const env = { ...process.env, TMPDIR: temporaryFolder() };
  const script = (app: string): string => `
    const { synthesize } = require('${root}/lib/cli/config/synthesize');
    const { readdirSync } = require('node:fs');
    const { signal } = new AbortController();
    synthesize({ app: ${JSON.stringify(app)}, signal }, () => console.log(readdirSync('${env.TMPDIR}').length));`;
  const node = (app: string) => spawnSync(process.execPath, [...withTypescript, '-e', script(app)], { env });

  const { signal: killedBy } = node('kill -9 $PPID; sleep 100');
  const left = readdirSync(env.TMPDIR).length;
  const { stdout } = node(writePod);

  expect({ killedBy, left, during: stdout.toString(), after: readdirSync(env.TMPDIR) }).toEqual({
    killedBy: 'SIGKILL',
    left: 1,
    during: '1\n',
    after: [],
  });
});

test.each([
  [
    'fails',
    'exit 3',
    '[cdk8s-gitops] Cannot run the app ("exit 3"): it ended with exit code 3\n' +
      '  Fix: correct what it reports above, and run again',
  ],
  [
    'does not write to the folder',
    'true',
    '[cdk8s-gitops] Cannot find what the app wrote: it wrote nothing to the folder of the variable CDK8S_OUTDIR\n' +
      '  Fix: call app.synth(), and leave outdir out of new App(…)',
  ],
  [
    'writes only an empty chart',
    'mkdir $CDK8S_OUTDIR; printf "# none\\n---\\n" > $CDK8S_OUTDIR/web.k8s.yaml; echo "{}" > $CDK8S_OUTDIR/construct-metadata.json',
    '[cdk8s-gitops] Cannot use what the app wrote: it has no manifest\n' +
      '  Fix: add a chart with an object to the app',
  ],
])('it is an error if the app %s', async (_, app, message) => {
  expect(await failureOf(run(app, String))).toBe(message);
});
