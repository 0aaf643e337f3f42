import { parseYamlWithPositions } from '../../../../lib/core/yaml/parse';
import { commentLines } from '../../../../lib/engines/helm/types/comment-lines';
import { type ValuePath } from '../../../../lib/engines/helm/types/take-value';
import { readValueNotes } from '../../../../lib/engines/helm/types/value-notes';

/** The note of a value. */
function noteOf(text: string, ...path: ValuePath): unknown {
  return readValueNotes({ text, document: parseYamlWithPositions(text)[0], values: {} })(path);
}

describe('comments of helm-docs', () => {
  test('describe the key after them', () => {
    expect(noteOf('# -- How many\nreplicas: 1', 'replicas')).toEqual({ description: 'How many' });
  });

  test('can have several lines and a default', () => {
    const text = '# Not this.\n# -- How\n# many\n# @default -- as many as\n# @section -- Pods\nreplicas:';

    expect(noteOf(text, 'replicas')).toEqual({ description: 'How\nmany', default: 'as many as' });
  });

  test('can name the path first', () => {
    expect(noteOf('image:\n  # image.tag -- The tag\n  tag: a', 'image', 'tag')).toEqual({ description: 'The tag' });
  });

  test('are not those of the key before, or of a key after an empty line', () => {
    const text = 'a: 1 # -- beside\nb: 1\n# -- alone\n\nc: 1';

    expect(['a', 'b', 'c'].map((key) => noteOf(text, key))).toEqual([undefined, undefined, undefined]);
  });

  test('describe the first key of a line only', () => {
    expect(noteOf('# -- The image\nimage: { tag: a }', 'image', 'tag')).toBeUndefined();
  });

  test('are not the lines of a text', () => {
    expect(noteOf('a: |\n  # -- no comment\nb: 1', 'b')).toBeUndefined();
    expect(noteOf('a: "\n  # -- no comment"\nb: 1', 'b')).toBeUndefined();
  });

  test('describe items of lists', () => {
    expect(noteOf('hosts:\n  # -- The name\n  - host: a', 'hosts', 0)).toEqual({ description: 'The name' });
  });
});

describe('comments of Bitnami', () => {
  test('name the path, wherever they are', () => {
    const text = '## @section Image\n## @param image.tag The tag\nimage:\n  tag: a\n';

    expect(noteOf(text, 'image', 'tag')).toEqual({ description: 'The tag' });
  });

  test('can have modifiers, of which one is the default', () => {
    const text = '## @param hosts[0].name [string, default: a.example] Its name\nhosts: [{ name: "" }]\n';

    expect(noteOf(text, 'hosts', 0, 'name')).toEqual({ description: 'Its name', default: 'a.example' });
  });

  test('can have a long description', () => {
    const text = '## @param a Short\n## @descriptionStart Long\n## text\n## @descriptionEnd\n## more\na: 1\n';

    expect(noteOf(text, 'a')).toEqual({ description: 'Short\nLong\ntext' });
  });
});

test('comments are found after line breaks that only YAML 1.1 has', () => {
  const text = 'a: "x\u2028  y"\r\n# -- The b\r\nb: 1';

  expect(noteOf(text, 'b')).toEqual({ description: 'The b' });
});

test('comments of a text have the lines that they are on', () => {
  const text = '# a\r\n\nb: "#"  # beside\n  # c\nd: [1, # e\n  # f\n  2]\ng: |\n  # h\n# i\n...\n# j';

  expect([...commentLines(text)]).toEqual([
    [1, ' a'],
    [4, ' c'],
    [6, ' f'],
    [10, ' i'],
    [12, ' j'],
  ]);
});
