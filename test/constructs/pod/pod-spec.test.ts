import { ourPod } from '../../cluster/refused/check';
import { type SpecCase, specCases } from '../../cluster/refused/pod-spec-checks';
import { expectGolden } from '../../golden';
import { messageOf } from '../../message-of';

// The cluster suite shows that a real API server draws the same bounds.

const cases = specCases.map((each): [string, SpecCase] => [each.name, each]);

test.each(cases)('%s is accepted within its bounds', (_, { accepted }) => {
  for (const spec of accepted) {
    expect(ourPod(spec)).not.toThrow();
  }
});

test('what the API server would refuse is an error that tells the field and the way out', () => {
  const messages = specCases.flatMap(({ name, refused }) => [
    `# ${name}`,
    ...refused.map((spec) => messageOf(ourPod(spec)).replaceAll('[chart/pod] ', '')),
  ]);

  expectGolden(__dirname, 'refused.txt', `${messages.join('\n')}\n`);
});
