import { parseLabelSelector } from '../../../lib/core/patch/label-selector';

const labels = { app: 'web', tier: 'front', 'example.com/shard': '7' };

function selects(expression: string): boolean {
  const matcher = parseLabelSelector(expression);
  if (typeof matcher !== 'function') {
    throw new Error(matcher.what);
  }
  return matcher(labels);
}

describe('parseLabelSelector', () => {
  test.each([
    'app=web',
    'app==web',
    'app!=api',
    'missing!=api',
    'app in (api, web)',
    'app notin (api)',
    'missing notin (api)',
    'app',
    '!missing',
    'app,tier=front,!missing',
    'example.com/shard > 6',
    'example.com/shard<8',
    '',
    ' app = web , tier ',
  ])('%s selects', (expression) => {
    expect(selects(expression)).toBe(true);
  });

  test.each([
    'app=api',
    'app!=web',
    'app in ()',
    'app notin (web)',
    'missing',
    '!app',
    'app=web,missing',
    'app>1',
    'app=',
  ])('%s does not select', (expression) => {
    expect(selects(expression)).toBe(false);
  });

  test.each([
    ['a=b=c', "Cannot read the selector 'a=b=c': found =, expected ,"],
    ['a=b,', "Cannot read the selector 'a=b,': it ends with a comma"],
    ['a in (b', "Cannot read the selector 'a in (b': found the end, expected , or )"],
    ['a in b', "Cannot read the selector 'a in b': found b, expected ("],
    ['a b', "Cannot read the selector 'a b': found b, expected one of =, ==, !=, in, notin, <, >"],
    ['a#b', "Cannot read the selector 'a#b': 'a#b' is not a label key"],
    ['a>b', "Cannot read the selector 'a>b': > needs an integer, not 'b'"],
    ['a=-', "Cannot read the selector 'a=-': '-' is not a label value"],
  ])('%s cannot be read', (expression, what) => {
    expect(parseLabelSelector(expression)).toEqual({
      what,
      fix: 'write it like app=web,tier in (front,back),!legacy',
    });
  });
});
