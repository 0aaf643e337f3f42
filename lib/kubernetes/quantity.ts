import { type SpecialNode, type TextRule } from '../core/check/shape';
import { type Fault, fault } from '../core/fault';

const pattern = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))([eE][+-]?\d+|Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE])?$/;

/** How many times each unit is. Those below 1 divide, because that is exact more often. */
const factors: Readonly<Record<string, number>> = {
  ...{ n: 1e-9, u: 1e-6, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 },
  ...{ Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 },
};

/**
 * The number that a quantity means; undefined if it is none.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantityOf(value: unknown): number | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : undefined;
  }
  const [, digits, unit = ''] = (typeof value === 'string' ? pattern.exec(value) : null) ?? [];
  if (digits === undefined) {
    return undefined;
  }
  const factor = factors[unit];
  if (factor === undefined) {
    return Number(`${digits}${unit}`);
  }
  return factor < 1 ? Number(digits) / Math.round(1 / factor) : Number(digits) * factor;
}

const quantityText: TextRule = {
  wanted: 'be a number with a unit of Kubernetes or none, such as 100m, 0.5, 128Mi or 1G',
  example: '128Mi',
  accepts: (value) => pattern.test(value),
  nearest: nearestQuantity,
};

/** A quantity of at least `least`: a number, or a text with a unit. */
export function quantityNode(least = -Infinity): SpecialNode {
  return {
    kind: 'special',
    wanted: 'a quantity, such as "100m" or "128Mi"',
    example: '"128Mi"',
    isOne: (value) => typeof value === 'string' || typeof value === 'number',
    check: (value) => checkQuantity(value as string | number, least),
  };
}

function checkQuantity(value: string | number, least: number): readonly Fault[] {
  const amount = quantityOf(value);
  const shown = JSON.stringify(value);
  if (amount === undefined) {
    const near = typeof value === 'string' ? nearestQuantity(value) : undefined;
    const what = (at: string): string => `Cannot use ${shown ?? value} as ${at}: it must ${quantityText.wanted}`;
    return [fault('format', [], what, `use ${JSON.stringify(near ?? quantityText.example)}`)];
  }
  return amount >= least
    ? []
    : [
        fault(
          'range',
          [],
          (at) => `Cannot use ${shown} as ${at}: it must be ${least} or more`,
          `use ${least}, or leave it out`,
        ),
      ];
}

/** Units as people write them: `128MB` is 128M, and `1gib` is 1Gi. */
function nearestQuantity(value: string): string | undefined {
  const [, digits = '', given = ''] = /^([+-]?[\d.]+)([a-z]*)$/i.exec(value.replace(/\s+/g, '')) ?? [];
  const letters = given.replace(/b$/i, '');
  const unit = Object.keys(factors).find((each) => each.toLowerCase() === letters.toLowerCase() && each !== 'm');
  const candidate = `${digits}${given === 'm' ? 'm' : (unit ?? letters)}`;
  return pattern.test(candidate) ? candidate : undefined;
}
