import { diff } from '../../../lib/engines/diff/diff';
import { formatDiff } from '../../../lib/engines/diff/format-diff';
import { type DiffResult } from '../../../lib/engines/diff/result/diff-result';
import { messageOf } from '../../message-of';
import { deployment } from './objects';

const probe = { livenessProbe: { tcpSocket: { port: 80 } } };

function example(): DiffResult {
  const before = [deployment('web', { replicas: 2 }, probe), deployment('old', { paused: true }, { image: 'old:3' })];
  const after = [deployment('web', { replicas: 3 }), deployment('new', { replicas: 1 }, { image: 'new:1', tty: true })];
  return diff(before, after);
}

test('the text has an object with its fields and dangers, and then the numbers', () => {
  expect(formatDiff(example())).toMatchInlineSnapshot(`
   "+ Deployment/shop/new

   - Deployment/shop/old

   ~ Deployment/shop/web
       spec.replicas 2 → 3
       spec.template.spec.containers[0].livenessProbe removed: {"tcpSocket":{"port":80}}
       ! probe-removed: Container app loses its livenessProbe
         Fix: keep the probe, or change what it checks

   1 added, 1 changed, 1 removed, 1 danger
   "
  `);
});

test('the same objects give one line', () => {
  expect(formatDiff(diff([], []))).toBe('no difference\n');
});

test('with color, each object has the color of what happens to it, and dangers are red', () => {
  const text = formatDiff(example(), { color: true });

  const [added, removed, changed] = text.split('\n\n');
  expect(added).toBe('\u001b[1m\u001b[32m+ Deployment/shop/new\u001b[39m\u001b[22m');
  expect(removed).toBe('\u001b[1m\u001b[31m- Deployment/shop/old\u001b[39m\u001b[22m');
  expect(changed).toContain('\u001b[31m! probe-removed: Container app loses its livenessProbe\u001b[39m\n');
});

test.each(['json', 'markdown'] as const)('%s has no color, also if it is asked for', (format) => {
  expect(formatDiff(example(), { format, color: true })).toBe(formatDiff(example(), { format }));
});

test.each(['text', 'markdown'] as const)('a name in %s cannot control a terminal', (format) => {
  const text = formatDiff(diff([], [deployment('web\u001b[2J', {})]), { format });

  expect(text).not.toMatch(/[^\P{Cc}\n]/u);
  expect(text).toMatch(/u001b/);
});

test('the JSON is the result', () => {
  const result = example();

  expect(JSON.parse(formatDiff(result, { format: 'json' }))).toEqual(JSON.parse(JSON.stringify(result)));
});

test('the Markdown has the numbers and the dangers first, and the fields in blocks that open', () => {
  expect(formatDiff(example(), { format: 'markdown' })).toMatchInlineSnapshot(`
   "**1 added, 1 changed, 1 removed, 1 danger**

   - ⚠️ \`probe-removed\` in <code>Deployment/shop/web</code>: Container app loses its livenessProbe. Fix: keep the probe, or change what it checks

   - <code>+ Deployment/shop/new</code>
   - <code>- Deployment/shop/old</code>

   <details><summary>~ Deployment/shop/web</summary>

   \`\`\`
   spec.replicas 2 → 3
   spec.template.spec.containers[0].livenessProbe removed: {"tcpSocket":{"port":80}}
   \`\`\`

   </details>

   "
  `);
});

test.each([500, 1000, 5000, 65_000])('the Markdown of many objects has at most %d characters', (maxLength) => {
  const names = Array.from({ length: 400 }, (_, index) => `web-${index}`);
  const result = diff(
    names.map((name) => deployment(name, { replicas: 1 }, probe)),
    names.map((name) => deployment(name, { replicas: 0 })),
  );

  const text = formatDiff(result, { format: 'markdown', maxLength });

  expect(text.length).toBeLessThanOrEqual(maxLength);
  expect(text).toMatch(/^\*\*400 changed, 800 dangers\*\*/);
  expect(text).toMatch(/… and \d+ more (danger|object)s\n$/);
});

test('the Markdown counts the objects that it leaves out', () => {
  const names = Array.from({ length: 60 }, (_, index) => `web-${index}`);
  const result = diff(
    names.map((name) => deployment(name, { replicas: 1 })),
    names.map((name) => deployment(name, { replicas: 2 })),
  );

  const text = formatDiff(result, { format: 'markdown', maxLength: 2000 });

  const shown = text.match(/<details>/g)?.length ?? 0;
  expect(text).toContain(`… and ${60 - shown} more objects`);
});

test('values cannot end a block of the Markdown or become part of the page', () => {
  const evil = '```\n</details><img src=x> @everyone';

  const text = formatDiff(diff([deployment('web')], [deployment('web', { note: evil })]), { format: 'markdown' });

  expect(text).toContain('\n````\nspec.note added: "```\\n</details><img src=x> @everyone"\n````\n');
});

test('a bound that leaves no room for a summary is an error', () => {
  const message = messageOf(() => formatDiff(example(), { format: 'markdown', maxLength: 100 }));

  expect(message).toBe(
    '[formatDiff] Cannot use 100 as maxLength: a summary needs 500 characters\n  Fix: use 500 or more',
  );
});

test('integers beyond the numbers of JavaScript keep their digits', () => {
  const before = deployment('web', { big: 9007199254740993n, list: ['a', 1n] });
  const after = deployment('web', { big: 9007199254740995n, list: [2n, 'a'] });

  const result = diff([before], [after]);

  expect(formatDiff(result)).toContain('spec.big 9007199254740993 → 9007199254740995');
  expect(formatDiff(result, { format: 'json' })).toContain('"after": 9007199254740995');
});

describe('objects that the cluster refuses', () => {
  const refused = [
    {
      object: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'api' },
      reason: 'the API server refuses it:\n    The Deployment "api" is invalid',
      fix: 'correct it',
    },
  ];

  test('come after the changes in the text, and are counted', () => {
    const text = formatDiff({ ...diff([], [deployment('web', {})]), refused });

    expect(text).toBe(
      '+ Deployment/shop/web\n\n' +
        '! Deployment/shop/api\n    Not compared: the API server refuses it:\n        The Deployment "api" is invalid\n' +
        '      Fix: correct it\n\n1 added, 1 refused\n',
    );
  });

  test('are not "no difference"', () => {
    expect(formatDiff({ ...diff([], []), refused })).toMatch(/\n1 refused\n$/);
  });

  test('come first in Markdown', () => {
    expect(formatDiff({ ...diff([], []), refused }, { format: 'markdown' })).toBe(
      '**1 refused**\n\n- ⚠️ <code>Deployment/shop/api</code> is not compared: ' +
        'the API server refuses it: The Deployment "api" is invalid. Fix: correct it\n',
    );
  });

  test('are in JSON', () => {
    expect(JSON.parse(formatDiff({ ...diff([], []), refused }, { format: 'json' }))).toMatchObject({ refused });
  });
});
