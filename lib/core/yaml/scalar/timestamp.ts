import { trimEnd } from '../../text/trim';

const instant =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,](\d+))?(Z|[+-]\d\d:\d\d)| (\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,](\d+))?)?$/;

/**
 * A timestamp as RFC 3339 text, as kustomize rewrites it: `2024-1-2` becomes `2024-01-02T00:00:00Z`. Undefined if the
 * text is not a timestamp.
 */
export function toRfc3339(text: string): string | undefined {
  // Most texts are not a date, and this is seen at once.
  const match = text.length >= 8 && text.charCodeAt(4) === 0x2d ? instant.exec(text) : null;
  if (match === null) {
    return undefined;
  }
  const [, year = '', month = '', day = ''] = match;
  const [hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] =
    match[4] !== undefined ? match.slice(4, 9) : [...match.slice(9, 13), 'Z'];
  const offset = offsetOf(zone);
  const inRange =
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= daysOf(Number(year), Number(month)) &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60;
  if (!inRange || offset === undefined) {
    return undefined;
  }
  const rest = trimEnd(fraction.slice(0, 9), '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${rest && `.${rest}`}${offset}`;
}

function daysOf(year: number, month: number): number {
  if (month === 2) {
    return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  }
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A zone as Go writes it. Go also reads 24 hours and 60 minutes. Undefined beyond them. */
function offsetOf(zone: string): string | undefined {
  const [hours, minutes] = zone === 'Z' ? [0, 0] : [Number(zone.slice(1, 3)), Number(zone.slice(4))];
  if (hours > 24 || minutes > 60) {
    return undefined;
  }
  const total = hours * 60 + minutes;
  return total === 0 ? 'Z' : `${zone.charAt(0)}${two(String(Math.floor(total / 60)))}:${two(String(total % 60))}`;
}

function two(digits: string): string {
  return digits.padStart(2, '0');
}
