import { findNetrcLogin } from '../../../../lib/engines/helm/fetch/netrc';

test.each([
  ['one line', 'machine charts.test login me password secret', 'secret'],
  ['several lines', 'machine charts.test\n\tlogin me\n\tpassword secret\n', 'secret'],
  ['an account', 'machine charts.test login me account x password secret', 'secret'],
  ['lines of Windows', 'machine charts.test\r\nlogin me\r\npassword secret\r\n', 'secret'],
  ['a comment', '# machine charts.test login a password b\nmachine charts.test login me password secret', 'secret'],
  ['quotes', 'machine charts.test login me password "two \\"words\\""', 'two "words"'],
  ['a macro', 'macdef init\nmachine charts.test login a password b\n\nmachine charts.test login me password c', 'c'],
  ['words that are values', 'machine charts.test login me password machine', 'machine'],
  ['a default', 'machine other.test login a password b\ndefault login me password secret', 'secret'],
])('a login is found in a file with %s', (_, netrc, password) => {
  expect(findNetrcLogin(netrc, 'charts.test')).toEqual({ username: 'me', password });
});

test.each([
  ['of another host', 'machine other.test login me password secret'],
  ['without a password', 'machine charts.test login me'],
  ['that is empty', ''],
])('nothing is found in a file %s', (_, netrc) => {
  expect(findNetrcLogin(netrc, 'charts.test')).toBeUndefined();
});
