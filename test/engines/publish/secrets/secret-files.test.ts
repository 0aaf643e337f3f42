import { AllowedSecrets } from '../../../../lib/engines/publish/secrets/allowed-secrets';
import { checkSecrets } from '../../../../lib/engines/publish/secrets/check-secrets';
import { object, placesIn } from './places-in';

test.each(['utf-16le', 'utf-16be'])('a Secret in a file in %s is refused, because kubectl reads it', (encoding) => {
  const bytes = Buffer.from(`\ufeff${object('Secret', 'data: { a: aGk= }')}`, 'utf16le');
  const content = encoding === 'utf-16be' ? bytes.swap16() : bytes;

  expect(checkSecrets(new Map([['a.yaml', { content, mode: '100644' }]]), new AllowedSecrets([]))).toHaveLength(1);
});

test('a comment of a file with an object that is allowed is allowed, too', () => {
  const text = object('ConfigMap', `# the token is ghp_${'a1'.repeat(18)}`);

  expect([placesIn(text, ['web']), placesIn(text, ['a.yaml'])]).toEqual([[], []]);
});

test.each([
  ['run.sh', 'export API_TOKEN=s3cr3t'],
  ['app.ini', '[db]\nuser = me\npassword = hunter2\n'],
  ['app.xml', '<db><password>hunter2</password></db>'],
  ['.netrc', 'machine example.com login me password hunter2'],
  ['list.txt', 'apiVersion: v1\nkind: SecretList\nitems:\n- data: { a: aGk= }\n'],
  ['tls.key', '-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----\n'],
])('a file %s that has a secret is refused, too', (path, text) => {
  expect(placesIn(text, [], path)).toEqual(['the text']);
});

test.each([
  ['run.sh', 'export API_TOKEN=$1'],
  ['app.ini', '[db]\npassword = ${PASSWORD}\npassword_file = /run/secrets/db\n'],
])('a file %s that has none passes', (path, text) => {
  expect(placesIn(text, [], path)).toEqual([]);
});
