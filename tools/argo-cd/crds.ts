// Writes data/argo-cd/crds.yaml: the three CRDs of the default version, unfolded, for `cdk8s import`. One file, since
// each import of the group argoproj.io writes imports/argoproj.io.ts anew.
//   node -r ./tools/compiler/register.cjs tools/argo-cd/crds.ts [FILE]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crdManifests } from '../../lib/constructs/argo-cd/release/crds';
import { defaultArgoCdVersion } from '../../lib/constructs/argo-cd/release/release';
import { stringifyManifests } from '../../lib/core/yaml/stringify';

const file = process.argv[2] ?? join(__dirname, '../../data/argo-cd/crds.yaml');
const header = `# The CRDs of Argo CD ${defaultArgoCdVersion}, as data/argo-cd/${defaultArgoCdVersion}/crds.json has them. Made by npm run import.\n`;
writeFileSync(file, header + stringifyManifests(crdManifests(defaultArgoCdVersion)));
