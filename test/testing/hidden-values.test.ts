import { hideInSnapshots, hideValues } from '../../lib/testing/hidden-values';

test('of two values of a Secret, a diff shows only whether they are equal', () => {
  const expected = { kind: 'Secret', data: { same: 'YQ==', other: 'Yg==', missing: 'Yw==' } };
  const received = { kind: 'Secret', data: { same: 'YQ==', other: 'ZA==' } };

  expect(hideValues(expected, received)).toEqual([
    { kind: 'Secret', data: { same: '***', other: '*** (expected)', missing: '*** (expected)' } },
    { kind: 'Secret', data: { same: '***', other: '*** (received)' } },
  ]);
});

test('of two snapshots, the values of Secrets are left out, and other objects stay', () => {
  const text = (password: string): string =>
    `kind: ConfigMap\ndata:\n  a: b\n---\ndata:\n  name: YQ==\n  password: ${password}\nkind: Secret\nstringData:\n  key: |\n    ${password}\n    end\n`;

  const [expected, actual] = hideInSnapshots(text('old'), text('new'));

  expect(expected).toBe(
    'kind: ConfigMap\ndata:\n  a: b\n---\ndata:\n  name: ***\n  password: *** (expected)\nkind: Secret\nstringData:\n  key: ***\n',
  );
  expect(actual).toBe(expected.replace('(expected)', '(received)'));
});
