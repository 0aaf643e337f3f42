import { argoCdVersions, releaseTable } from '../../../../lib/constructs/argo-cd/release/release';

describe.each(argoCdVersions)('the table of pointers of %s', (version) => {
  const { pointers } = releaseTable(version, 'pointers');

  test('each is a field of the CRDs', () => {
    const crds = JSON.stringify(releaseTable(version, 'crds'));
    expect(pointers.filter((field) => !crds.includes(`"${field}":{`))).toEqual([]);
  });

  test('it has the switches of automated syncs and the values of a plugin', () => {
    expect(pointers).toEqual(expect.arrayContaining(['allowEmpty', 'array', 'enabled', 'map', 'prune', 'string']));
  });
});
