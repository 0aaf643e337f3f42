import fc from 'fast-check';
import { formatGraph, graph, type Manifest } from 'cdk8s-gitops';
import { Skyline } from '../../../lib/engines/graph/layout/skyline';
import { seedOr } from '../../seed';

const seed = seedOr(42);

test(`no two rectangles get the same place, and none is outside (seed ${seed})`, () => {
  const size = fc.integer({ min: 1, max: 100 });

  fc.assert(
    fc.property(fc.array(fc.tuple(size, size), { maxLength: 40 }), (sizes) => {
      const skyline = new Skyline(120);

      const placed = sizes.map(([width, height]) => ({ width, height, ...skyline.place(width, height) }));

      expect(placed.filter(({ x, y, width }) => x < 0 || y < 0 || x + width > 120)).toEqual([]);
      const overlaps = placed.flatMap((one, index) =>
        placed
          .slice(index + 1)
          .filter(
            (other) =>
              one.x < other.x + other.width &&
              other.x < one.x + one.width &&
              one.y < other.y + other.height &&
              other.y < one.y + one.height,
          ),
      );
      expect(overlaps).toEqual([]);
    }),
    { seed },
  );
});

test('an object that many refer to does not make a picture of one long column', async () => {
  const pods = Array.from({ length: 200 }, (_, index): Manifest => {
    const metadata = { name: `pod-${index}`, namespace: 'shop' };
    return { apiVersion: 'v1', kind: 'Pod', metadata, spec: { serviceAccountName: 'bot', containers: [] } };
  });
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'bot', namespace: 'shop' } };

  const svg = await formatGraph(graph([...pods, account]), { format: 'svg' });

  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  expect(Number(width) / Number(height)).toBeGreaterThan(0.8);
  expect(Number(width) / Number(height)).toBeLessThan(3);
  expect(svg.match(/data-edge=/g)).toHaveLength(200);
});
