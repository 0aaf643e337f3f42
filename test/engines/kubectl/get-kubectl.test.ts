import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getKubectl } from '../../../lib/engines/kubectl/get-kubectl';
import { temporaryFolder } from '../../temporary-folder';

const fix = '\n  Fix: install kubectl 1.27 or later, or set the variable KUBECTL to its path';

/** A program in a folder of its own that prints a text as its version. */
function programThatPrints(text: string): string {
  const path = join(temporaryFolder(), 'kubectl');
  writeFileSync(path, `#!/bin/sh\necho '${text}'\n`);
  chmodSync(path, 0o755);
  return path;
}

const versionOf = (version: string): string => `{ "clientVersion": { "gitVersion": "${version}" } }`;

test.each(['v1.27.1', 'v1.36.3', 'v1.30.14-eks-1552ad0', 'v2.0.0'])('kubectl %s is recent enough', async (version) => {
  const path = programThatPrints(versionOf(version));

  await expect(getKubectl(path)).resolves.toBe(path);
});

test('an older kubectl is an error with both versions', async () => {
  const path = programThatPrints(versionOf('v1.26.9'));

  await expect(getKubectl(path)).rejects.toThrow(
    `[kubectl] Cannot use kubectl v1.26.9 (${path}): v1.27.0 or later is needed${fix}`,
  );
});

test('a program that is not kubectl is an error with what it prints', async () => {
  const path = programThatPrints('hello');

  await expect(getKubectl(path)).rejects.toThrow(
    `[kubectl] Cannot use ${path} as kubectl: it prints "hello" as its version${fix}`,
  );
});

test('a program that is missing is an error with the fix', async () => {
  await expect(getKubectl('no-kubectl-here')).rejects.toThrow(
    `[kubectl] Cannot ask the cluster: no-kubectl-here is not in PATH${fix}`,
  );
  await expect(getKubectl('./no/kubectl')).rejects.toThrow(
    `[kubectl] Cannot ask the cluster: ./no/kubectl is not a program${fix}`,
  );
});
