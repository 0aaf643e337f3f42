import { applyPlan } from '../../../lib/engines/apply-plan/apply-plan';
import { formatPlan } from '../../../lib/engines/apply-plan/format-plan';
import { parseManifests } from '../../../lib/core/yaml/parse';

test('a line break in a name does not end a comment of the script', () => {
  const name = '"a\\nrm -rf b"';
  const manifests = parseManifests(
    `{ apiVersion: v1, kind: Namespace, metadata: { name: ${name} } }\n---\n` +
      `{ apiVersion: v1, kind: Pod, metadata: { name: web, namespace: ${name} } }`,
  );

  const script = formatPlan(applyPlan(manifests));

  expect(script).toContain('\n# 2. Wait until Namespace a\n# rm -rf b has an account for Pods\n');
});
