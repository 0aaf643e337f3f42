import { type TextRule } from '../../../core/check/shape';

const numeric = '(?:0|[1-9][0-9]*)';
const beforeRelease = `(?:${numeric}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)`;
const semanticVersion = new RegExp(
  `^(${numeric})\\.(${numeric})\\.(${numeric})(?:-${beforeRelease}(?:\\.${beforeRelease})*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`,
);
/** Helm reads the three numbers of a version as integers of 64 bits. */
const largestNumber = 2n ** 64n - 1n;

/** Versions of charts. Helm's own check is looser in places, but not that of `helm lint`. */
export const packageVersion: TextRule = {
  wanted: 'be a version of three numbers, such as 1.2.3 or 1.2.3-rc.1, above 0.0.0-0',
  example: '0.1.0',
  accepts: (value) => {
    const [, ...numbers] = semanticVersion.exec(value) ?? [];
    return (
      numbers.length > 0 &&
      numbers.every((number) => BigInt(number) <= largestNumber) &&
      !/^0\.0\.0-0(?:\+|$)/.test(value)
    );
  },
  nearest: (value) => {
    const short = /^v?([0-9]+(?:\.[0-9]+){0,2})$/.exec(value)?.[1];
    return short === undefined ? undefined : short.split('.').concat('0', '0').slice(0, 3).map(Number).join('.');
  },
};
