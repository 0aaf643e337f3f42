// A process of its own, as a pipeline is: it publishes one more file each time. Arguments: the repository, a name, how
// often. It prints the id of each commit.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publish } from '../../../lib/engines/publish/publish';

async function main(): Promise<void> {
  const [repo, name, count, from] = process.argv.slice(2);
  mkdirSync(from, { recursive: true });
  for (let round = 0; round < Number(count); round++) {
    writeFileSync(join(from, `${round}.yaml`), `round: ${round}\nof: ${name}\n`);
    const { branches } = await publish({ repo, branch: 'main', path: `apps/${name}`, from });
    process.stdout.write(`${branches[0].commit}\n`);
  }
}

void main();
