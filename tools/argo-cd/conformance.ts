// Compares the install of Argo CD with upstream's manifests, in every variant and in two namespaces:
//   node -r ./tools/compiler/register.cjs tools/argo-cd/conformance.ts COMPARE.mjs
// COMPARE is called with --reference VARIANT --namespace NAME FILE. It prints all differences, and fails if there are any.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { ArgoCdInstall, stringifyManifests, type ArgoCdInstallProps, type Manifest } from 'cdk8s-gitops';

const variants: Readonly<Record<string, ArgoCdInstallProps>> = {
  install: {},
  'namespace-install': { scope: 'namespace', crds: false },
  'core-install': { core: true },
  'ha-install': { highAvailability: true },
  'install-with-hydrator': { hydrator: true },
};

function render(props: ArgoCdInstallProps): string {
  const install = new ArgoCdInstall(new Chart(new App(), 'chart'), 'argocd', props);
  return stringifyManifests(install.apiObjects.map((object) => object.toJson() as Manifest));
}

/** Upstream binds cluster-wide roles to accounts in `argocd` in any case; here they are in the right namespace. */
const followingSubject = '^missing ClusterRoleBinding/[^ ]+\\.namespace = "argocd"$';

const [compare] = process.argv.slice(2);
if (compare === undefined) {
  console.error('usage: node -r ./tools/compiler/register.cjs tools/argo-cd/conformance.ts COMPARE.mjs');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'argo-cd-'));
let failures = 0;
for (const [reference, props] of Object.entries(variants)) {
  for (const namespace of ['argocd', 'gitops']) {
    const file = join(folder, `${reference}-${namespace}.yaml`);
    writeFileSync(file, render({ ...props, namespace }));
    const allow = namespace === 'argocd' ? [] : ['--allow', followingSubject];
    const args = [compare, '--reference', reference, '--namespace', namespace, ...allow, file];
    try {
      const report = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
      console.log(`${reference} in ${namespace}: ${report.trim()}`);
    } catch (error) {
      console.log(`${reference} in ${namespace}:\n${(error as { stdout: string }).stdout.trim()}`);
      failures += 1;
    }
  }
}
rmSync(folder, { recursive: true });
process.exit(failures > 0 ? 1 : 0);
