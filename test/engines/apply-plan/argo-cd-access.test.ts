import { Chart } from 'cdk8s';
import { App, ArgoCdInstall, type ArgoCdInstallProps, parseManifests } from 'cdk8s-gitops';
import { applyPlan } from '../../../lib/engines/apply-plan/apply-plan';
import { formatPlan } from '../../../lib/engines/apply-plan/format-plan';

/** The last lines of the plan of an install. */
function accessOf(props: ArgoCdInstallProps): string {
  const app = new App();
  new ArgoCdInstall(new Chart(app, 'chart'), 'argocd', { namespace: 'argocd', ...props });
  const plan = applyPlan(parseManifests(app.synthYaml()), { context: 'dev' });
  return formatPlan(plan).split('\n\n').at(-1) ?? '';
}

const password =
  "# Password of admin: kubectl get secret argocd-initial-admin-secret '--output=jsonpath={.data.password}' " +
  '--namespace=argocd --context=dev | base64 -d\n';

test('an install with a port of the nodes has it as its address', () => {
  expect(accessOf({ server: { service: { type: 'NodePort', nodePorts: { https: 31001 } } } })).toBe(
    `# Argo CD: https://NODE:31001 (kubectl get nodes --output=wide has the addresses of nodes)\n${password}`,
  );
});

test('an install that can only be reached in the cluster is forwarded', () => {
  expect(accessOf({})).toBe(
    '# Argo CD: https://localhost:8080, while this runs: ' +
      `kubectl port-forward service/argocd-server 8080:443 --namespace=argocd --context=dev\n${password}`,
  );
});

test('an install that knows its address is there', () => {
  expect(accessOf({ url: 'https://argocd.example.com' })).toBe(`# Argo CD: https://argocd.example.com\n${password}`);
});

test('an install without a server has no address', () => {
  expect(accessOf({ core: true })).not.toContain('Argo CD:');
});
