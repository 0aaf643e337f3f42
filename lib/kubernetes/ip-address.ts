import { type TextRule } from '../core/check/shape';

/** An IP address, of version 4 or 6. Kubernetes accepts zeros in front of the numbers of the former. */
export const ipAddress: TextRule = {
  wanted: 'be an IP address',
  example: '10.0.0.1',
  accepts: (value) => isVersion4(value) || isVersion6(value),
};

function isVersion4(value: string): boolean {
  const parts = value.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

function isVersion6(value: string): boolean {
  return /^[\d.A-F]*:[\d.:A-F]*$/i.test(value) && URL.canParse(`http://[${value}]/`);
}
