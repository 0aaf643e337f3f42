import { git, located, make, messageOn, template } from '../application-set-spec/make-application-set';

const ofPaths = { ...template, metadata: { name: '{{.path.basename}}' } };
const withGit = (settings: object) => ({ generators: [{ git: { ...git, ...settings } }], template: ofPaths });

test.each([
  ['/apps/*', 'apps/*'],
  ['./apps/*', 'apps/*'],
  ['apps/*/', 'apps/*'],
  ['', 'apps/*'],
])('the pattern of folders %j, which no path matches, is refused', (path, better) => {
  expect(messageOn(withGit({ directories: [{ path }] }))).toBe(
    located(
      `Cannot use ${JSON.stringify(path)} as generators[0].git.directories[0].path: it must be a pattern of folders ` +
        `from the top of the repository, without "/" at an end\n  Fix: use "${better}"`,
    ),
  );
});

test('a pattern of files outside of the repository is refused', () => {
  expect(messageOn(withGit({ files: [{ path: '/apps/*.yaml' }] }))).toBe(
    located(
      'Cannot use "/apps/*.yaml" as generators[0].git.files[0].path: it must be a pattern of files from the top of the ' +
        'repository\n  Fix: use "apps/*.yaml"',
    ),
  );
});

test.each(['directories', 'files'])('%s that only exclude are refused', (kind) => {
  expect(messageOn(withGit({ [kind]: [{ path: 'apps/old', exclude: true }] }))).toBe(
    located(
      `Cannot use generators[0].git.${kind} with exclude only: nothing would be generated\n` +
        "  Fix: add a path without exclude, such as { path: 'apps/*' }",
    ),
  );
});

test.each(['apps/*', '*', '.', 'apps/**', 'apps/*/overlays/prod'])('the pattern %s is accepted', (path) => {
  expect(() => make(withGit({ directories: [{ path }, { path: 'apps/old', exclude: true }] }))).not.toThrow();
});

test('a negative time between two looks is refused, because Argo CD would look once only', () => {
  expect(messageOn(withGit({ directories: [{ path: '*' }], requeueAfterSeconds: -1 }))).toBe(
    located(
      'Cannot use -1 as generators[0].git.requeueAfterSeconds: it must be a whole number, 0 or more\n  Fix: use 0',
    ),
  );
});
