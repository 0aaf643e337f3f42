import { chart, git, located, make, messageOn } from '../make-application';

test.each(['1.2.3', 'v1.2.3-rc.1', '1.*', '~1.2', '^1', '>=1.0.0 <2.0.0', '>= 1.0.0, < 2', '1.x || 2.x', '*'])(
  'a chart may have the version %s',
  (targetRevision) => {
    expect(() => make({ source: { ...chart, targetRevision } })).not.toThrow();
  },
);

test.each(['1.2.3', 'latest', 'v1.2.3_build.4', '^1.2', `sha256:${'a1'.repeat(32)}`])(
  'an artifact of OCI may have the revision %s',
  (targetRevision) => {
    expect(() => make({ source: { repoURL: 'oci://ghcr.io/acme/shop', path: '.', targetRevision } })).not.toThrow();
  },
);

test.each(['main', 'refs/heads/main', 'v1.2.3', '>=1.0.0 <2.0.0', '0fc5f4a', 'feature/one_two', ''])(
  'a revision may be %p',
  (targetRevision) => {
    expect(() => make({ source: { repoURL: git, path: '.', targetRevision } })).not.toThrow();
  },
);

test.each(['-main', 'main ', 'a..b', 'a~1', 'a b'])('a revision may not be %p', (targetRevision) => {
  expect(messageOn({ source: { repoURL: git, path: '.', targetRevision } })).toBe(
    located(
      `Cannot use ${JSON.stringify(targetRevision)} as source.targetRevision: ` +
        'it must be a branch, a tag, a commit or a range of versions\n  Fix: use "main"',
    ),
  );
});
