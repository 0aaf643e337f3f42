import { Chart } from 'cdk8s';
import { App } from 'cdk8s-gitops';
import { detach } from '../../lib/core/detach';
import { isPlainMap } from '../../lib/core/plain';
import { samples } from './sample-props';

test.each(Object.entries(samples))(
  '%s writes the same if its props are changed after it was made',
  (_name, [make, props]) => {
    const written = (change: (given: object) => void): string => {
      const given = detach(props);
      const app = new App();
      make(new Chart(app, 'chart'), given);
      change(given);
      return app.synthYaml();
    };

    expect(written(empty)).toBe(written(() => undefined));
  },
);

/** Takes everything out of a map or list, and of those in it. */
function empty(value: unknown): void {
  if (Array.isArray(value)) {
    value.forEach(empty);
    value.length = 0;
  } else if (isPlainMap(value)) {
    Object.values(value).forEach(empty);
    Object.keys(value).forEach((key) => delete value[key]);
  }
}
