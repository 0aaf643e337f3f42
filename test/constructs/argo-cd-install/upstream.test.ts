import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ArgoCdInstallProps } from 'cdk8s-gitops';
import { type ArgoCdVersion, argoCdVersions } from '../../../lib/constructs/argo-cd/release/release';
import { render } from './render';

type Digests = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The releases with hashes: one of each minor version, and each patch release that changed more than the image. */
const releases = readdirSync(join(__dirname, 'upstream')).map((file) => file.replace('.json', '') as ArgoCdVersion);

const hydrator = true;
const highAvailability = true;
const namespaceOnly = { scope: 'namespace', crds: false } as const;

const variants: Readonly<Record<string, ArgoCdInstallProps>> = {
  install: {},
  'namespace-install': namespaceOnly,
  'core-install': { core: true },
  'install-with-hydrator': { hydrator },
  'namespace-install-with-hydrator': { ...namespaceOnly, hydrator },
  'core-install-with-hydrator': { core: true, hydrator },
  'ha/install': { highAvailability },
  'ha/namespace-install': { ...namespaceOnly, highAvailability },
  'ha/install-with-hydrator': { highAvailability, hydrator },
  'ha/namespace-install-with-hydrator': { ...namespaceOnly, highAvailability, hydrator },
};

/** Upstream's highly available variant has the commit server, but leaves the hydrator switched off. */
const mended: Readonly<Record<string, readonly string[]>> = {
  'ha/install-with-hydrator': ['ConfigMap/argocd-cmd-params-cm'],
  'ha/namespace-install-with-hydrator': ['ConfigMap/argocd-cmd-params-cm'],
};

/** The objects that only one side has, or that differ. */
function differing(one: Digests[string], other: Digests[string]): string[] {
  const objects = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...objects].filter((object) => one[object] !== other[object]);
}

/** The hash of each object of each variant, made by tools/argo-cd/digests.mjs. */
function digestsOf(version: ArgoCdVersion): Digests {
  const objects = Object.entries(variants).map(([name, props]) => [name, render({ crds: true, ...props, version })]);
  const output = execFileSync(process.execPath, ['tools/argo-cd/digests.mjs'], {
    input: JSON.stringify(Object.fromEntries(objects)),
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  });
  return JSON.parse(output) as Digests;
}

test('every version that has tables is compared with upstream', () => {
  expect(releases).toEqual(expect.arrayContaining([...argoCdVersions]));
});

describe.each(releases)('Argo CD %s', (version) => {
  const upstream = JSON.parse(readFileSync(join(__dirname, 'upstream', `${version}.json`), 'utf8')) as Digests;
  const digests = digestsOf(version);

  test.each(Object.keys(variants))('%s has the objects of upstream, each with the same content', (variant) => {
    expect(differing(digests[variant], upstream[variant])).toEqual(mended[variant] ?? []);
  });

  test('all variants of upstream are tested', () => {
    expect(Object.keys(upstream).sort()).toEqual(Object.keys(variants).sort());
  });
});
