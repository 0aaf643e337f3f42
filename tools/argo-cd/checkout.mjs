// Reads a checkout of https://github.com/argoproj/argo-cd.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/** Upstream's files with manifests, below `manifests/` and without `.yaml`. */
export const variants = [
  'install',
  'namespace-install',
  'core-install',
  'install-with-hydrator',
  'namespace-install-with-hydrator',
  'core-install-with-hydrator',
  'ha/install',
  'ha/namespace-install',
  'ha/install-with-hydrator',
  'ha/namespace-install-with-hydrator',
];

/** The files of a checkout. It stops the program if the checkout is of another version, such as a branch. */
export function openCheckout(version, folder) {
  const read = (path) => readFileSync(join(folder, path), 'utf8');
  const load = (path) =>
    parseAllDocuments(read(path))
      .map((document) => document.toJS())
      .filter(Boolean);
  refuseOtherVersion(version, folder, read);
  return { read, load };
}

export const find = (objects, kind, name) =>
  objects.find((object) => object.kind === kind && object.metadata.name === name);

/** How the workloads of this version differ from the workloads of another; `objects` are those of install.yaml. */
export function structureOf(objects) {
  const { spec } = find(objects, 'Deployment', 'argocd-repo-server').spec.template;
  const mounted = spec.containers[0].volumeMounts.map((mount) => mount.name);
  return {
    repoServerClientTls: mounted.includes('argocd-repo-server-mtls'),
    repoServerProfiler: mounted.includes('argocd-cmd-params-cm'),
  };
}

function refuseOtherVersion(version, folder, read) {
  const found = `v${read('VERSION').trim()}`;
  const images = read('manifests/install.yaml').match(/quay\.io\/argoproj\/argocd:\S+/g) ?? [];
  const others = [found, ...images.map((image) => image.split(':').at(-1))].filter((each) => each !== version);
  if (images.length > 0 && others.length === 0) return;
  console.error(`${folder} is not a checkout of ${version}: it has ${[...new Set(others)].join(', ') || 'no images'}`);
  console.error(`  Fix: git clone --depth 1 --branch ${version} https://github.com/argoproj/argo-cd`);
  process.exit(1);
}
