import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatGraph, graph, parseManifests } from 'cdk8s-gitops';
import { readPageCode } from './code-blocks';
import { readPage, root } from './pages';

test('the picture in the docs is that of their example; UPDATE_GOLDEN=1 draws it again', async () => {
  const path = join(root, 'docs/graph.svg');
  const example = readPageCode(readPage('docs/command-line.md')).files.find((file) => file.path === 'web.yaml');

  const picture = await formatGraph(graph(parseManifests(example?.text ?? '')), { format: 'svg' });

  if (process.env.UPDATE_GOLDEN === '1') {
    writeFileSync(path, picture);
  }
  expect(picture).toBe(readFileSync(path, 'utf8'));
});
