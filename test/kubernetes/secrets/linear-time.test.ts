import { plainSecrets } from '../../../lib/kubernetes/secrets/plain-secrets';
import { configMap } from './config-map';

// Texts that make a regular expression try again at every character, if it can.
test.each([
  '\n',
  '$',
  'a',
  '-',
  '=',
  'https://',
  '@',
  '"',
  "'",
  ' ',
  'a=',
  '{',
  '-----BEGIN ',
  'a: ',
  '/',
  'eyJ',
  'xox',
])('a long text of %j takes time in proportion to its length', (piece) => {
  const once = Math.max(fastest(piece, 25_000), 1);

  // Eight times the length. A quadratic time would be 64 times as long.
  expect(fastest(piece, 200_000) / once).toBeLessThan(32);
});

/** The shortest of several times, in milliseconds: the others are longer by chance. */
function fastest(piece: string, length: number): number {
  const text = piece.repeat(length / piece.length);
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    plainSecrets(configMap({ password: text, 'a.yaml': text }));
    return performance.now() - start;
  });
  return Math.min(...times);
}
