import { App, Chart } from 'cdk8s';
import { GitOpsError } from 'cdk8s-gitops';
import { type Path, pathsIn, samples, withValueAt } from './sample-props';

/** What plain JavaScript could give in place of a value. */
const values: Readonly<Record<string, unknown>> = {
  null: null,
  'a number': -5,
  'an empty text': '',
  'an empty list': [],
  'a list in a list': [['x']],
  'a map of null': { a: null },
  'a map without a prototype': Object.create(null),
  'a big integer': 10n,
  'a symbol': Symbol('x'),
  'a function': () => 1,
  'a date': new Date(0),
};

test.each(Object.keys(samples))('a wrong value anywhere in the props of %s is accepted or an error of ours', (name) => {
  const [make, props] = samples[name];
  const failing = (path: Path): string[] =>
    Object.entries(values).flatMap(([what, value]) => {
      const error = errorOf(() => {
        const chart = new Chart(new App(), 'chart');
        make(
          chart,
          withValueAt(props, path, () => value),
        );
        chart.toJson();
      });
      return error === undefined || error instanceof GitOpsError
        ? []
        : [`${path.join('.')}, ${what}: ${String(error)}`];
    });

  expect([[], ...pathsIn(props)].flatMap(failing)).toEqual([]);
});

function errorOf(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}
