import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kubectl } from '../../../lib/engines/kubectl/kubectl';
import { messageOfAsync } from '../../message-of';
import { temporaryFolder } from '../../temporary-folder';

test('a script that prints more than kubectl is an error, which repeats nothing of it', async () => {
  const kubectl = join(temporaryFolder(), 'kubectl');
  writeFileSync(
    kubectl,
    `#!/bin/sh\necho 'profile hunter2'\necho '{ "clientVersion": { "gitVersion": "v1.36.0" } }'\n`,
  );
  chmodSync(kubectl, 0o755);

  expect(await messageOfAsync(Kubectl.open({ kubectl }))).toBe(
    '[kubectl] Cannot read what kubectl printed: it is not JSON\n' +
      '  Fix: let the variable KUBECTL, or kubectl in PATH, be kubectl itself, or a script that prints nothing else',
  );
});
