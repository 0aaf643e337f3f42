// Writes data/kubernetes-scopes.json: which built-in kinds are in a namespace and which belong to the whole cluster. It
// is read from the OpenAPI description in each Kubernetes release. Go is needed to fetch the source of the release.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const releases = ['v1.35.4', 'v1.36.1'];
const target = join(dirname(fileURLToPath(import.meta.url)), '../data/kubernetes-scopes.json');

const scopes = { Cluster: {}, Namespaced: {} };
for (const release of releases) {
  for (const [group, kind, namespaced] of kindsThatCanBeCreated(swaggerOf(release))) {
    const kinds = (scopes[namespaced ? 'Namespaced' : 'Cluster'][group] ??= []);
    if (!kinds.includes(kind)) {
      kinds.push(kind);
    }
  }
}

const sorted = Object.fromEntries(
  Object.entries(scopes).map(([scope, groups]) => [
    scope,
    Object.fromEntries(
      Object.keys(groups)
        .sort()
        .map((group) => [group, groups[group].sort()]),
    ),
  ]),
);
const source = `k8s.io/kubernetes ${releases.join(' and ')}, api/openapi-spec/swagger.json`;
writeFileSync(
  target,
  `${JSON.stringify({ source, madeBy: 'tools/make-kubernetes-scopes.mjs', ...sorted }, null, 2)}\n`,
);

function swaggerOf(release) {
  const found = execFileSync('go', ['mod', 'download', '-json', `k8s.io/kubernetes@${release}`], { encoding: 'utf8' });
  return JSON.parse(readFileSync(join(JSON.parse(found).Dir, 'api/openapi-spec/swagger.json'), 'utf8'));
}

/** The kinds that a manifest can have: those whose own path (not a subresource) accepts a POST. */
function* kindsThatCanBeCreated(swagger) {
  for (const [path, operations] of Object.entries(swagger.paths)) {
    for (const operation of Object.values(operations)) {
      const kind = operation['x-kubernetes-group-version-kind'];
      const own = /^\/(api\/[^/]+|apis\/[^/]+\/[^/]+)(\/namespaces\/\{namespace\})?\/[a-z]+$/.exec(path);
      if (kind !== undefined && own !== null && operation['x-kubernetes-action'] === 'post') {
        yield [kind.group, kind.kind, own[2] !== undefined];
      }
    }
  }
}
