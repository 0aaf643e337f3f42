// Makes data/argo-cd/VERSION from a checkout of https://github.com/argoproj/argo-cd at that version:
//   git clone --depth 1 --branch v3.5.1 https://github.com/argoproj/argo-cd ../argo-cd
//   node tools/argo-cd/data.mjs v3.5.1 ../argo-cd
// docs/contributing/argo-cd-versions.md describes the checks to make afterwards.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { find, openCheckout, structureOf, variants } from './checkout.mjs';
import { digestsOf } from './digests.mjs';
import { documentedKeys } from './documented-keys.mjs';
import { environmentOf } from './environment.mjs';
import { factor, withoutDescriptions } from './fragments.mjs';
import { pointersOf } from './pointers.mjs';

const [version, checkout] = process.argv.slice(2);
if (!/^v\d+\.\d+\.\d+$/.test(version ?? '') || checkout === undefined) {
  console.error('usage: node tools/argo-cd/data.mjs vX.Y.Z CHECKOUT');
  process.exit(2);
}
const { read, load } = openCheckout(version, checkout);
const target = join(import.meta.dirname, '../../data/argo-cd', version);
const write = (name, source, content) => {
  const about = {
    source: `https://github.com/argoproj/argo-cd/tree/${version}/${source} (Apache-2.0)`,
    madeBy: 'tools/argo-cd/data.mjs',
  };
  writeFileSync(join(target, name), `${JSON.stringify({ ...about, ...content }, undefined, 1)}\n`);
};
mkdirSync(target, { recursive: true });

const plain = load('manifests/install.yaml');
const hydrator = load('manifests/install-with-hydrator.yaml');
const highAvailability = load('manifests/ha/install.yaml');
const container = (objects, kind, workload, name) =>
  find(objects, kind, workload).spec.template.spec.containers.find((each) => each.name === name);
const pick = (keys, from) => Object.fromEntries(keys.map((key) => [key, from[key]]));

write('images.json', 'manifests', {
  images: {
    argocd: container(plain, 'Deployment', 'argocd-server', 'argocd-server').image,
    redis: container(plain, 'Deployment', 'argocd-redis', 'redis').image,
    dex: container(plain, 'Deployment', 'argocd-dex-server', 'dex').image,
    haproxy: container(highAvailability, 'Deployment', 'argocd-redis-ha-haproxy', 'haproxy').image,
  },
});
write('environment.json', 'manifests', { environment: environmentOf(hydrator) });
write('structure.json', 'manifests', { structure: structureOf(plain) });
write('rules.json', 'manifests', {
  rules: Object.fromEntries(
    [...plain, ...highAvailability]
      .filter((object) => ['Role', 'ClusterRole'].includes(object.kind))
      .map((object) => [`${object.kind}/${object.metadata.name}`, object.rules]),
  ),
});
write('config-maps.json', 'manifests/base/config', {
  configMaps: pick(
    ['argocd-cm', 'argocd-ssh-known-hosts-cm'],
    Object.fromEntries(
      plain.filter((object) => object.kind === 'ConfigMap').map((object) => [object.metadata.name, object.data]),
    ),
  ),
});

const digests = Object.fromEntries(variants.map((name) => [name, digestsOf(load(`manifests/${name}.yaml`))]));
const upstream = join(import.meta.dirname, '../../test/constructs/argo-cd-install/upstream');
mkdirSync(upstream, { recursive: true });
writeFileSync(join(upstream, `${version}.json`), `${JSON.stringify(digests, undefined, 2)}\n`);

const redis = find(highAvailability, 'StatefulSet', 'argocd-redis-ha-server').spec.template;
write('redis-ha.json', 'manifests/ha/base/redis-ha', {
  configuration: find(highAvailability, 'ConfigMap', 'argocd-redis-ha-configmap').data,
  health: find(highAvailability, 'ConfigMap', 'argocd-redis-ha-health-configmap').data,
  checksums: {
    server: redis.metadata.annotations['checksum/init-config'],
    proxy: find(highAvailability, 'Deployment', 'argocd-redis-ha-haproxy').spec.template.metadata.annotations[
      'checksum/config'
    ],
  },
  sentinelIds: redis.spec.initContainers[0].env
    .filter((each) => each.name.startsWith('SENTINEL_ID_'))
    .map((each) => each.value),
});

const crds = ['application', 'applicationset', 'appproject'].flatMap((name) => load(`manifests/crds/${name}-crd.yaml`));
write('crds.json', 'manifests/crds', factor(crds.map(withoutDescriptions)));
write('pointers.json', 'pkg/apis/application/v1alpha1', {
  pointers: pointersOf(join(checkout, 'pkg/apis/application/v1alpha1')),
});
write('parameters.json', 'docs/operator-manual/argocd-cmd-params-cm.yaml', {
  parameters: documentedKeys(read('docs/operator-manual/argocd-cmd-params-cm.yaml')),
});
write('settings.json', 'docs/operator-manual/argocd-cm.yaml', {
  settings: documentedKeys(read('docs/operator-manual/argocd-cm.yaml')),
});
