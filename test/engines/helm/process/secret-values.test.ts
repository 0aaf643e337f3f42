import { secretValues } from '../../../../lib/engines/helm/process/secret-values';

test.each<[string, string, string[]]>([
  ['a password', 'auth:\n  password: hunter2\n', ['hunter2']],
  ['a list of keys', 'apiKeys: [hunter2, hunter3]\n', ['hunter2', 'hunter3']],
  ['a variable', 'env:\n- name: API_TOKEN\n  value: hunter2\n', ['hunter2']],
  ['the password of an address', 'url: https://me:hunter2@db\n', ['https://me:hunter2@db']],
  ['a text that would hide parts of words', 'password: abc\n', []],
  ['what is not secret', 'image: nginx\nexistingSecret: login\nreplicas: 2\n', []],
])('%s is hidden as it should be', (_name, values, expected) => {
  expect(secretValues(values)).toEqual(expected);
});
