import { at, type Fault, fault, joined, noFaults } from '../../core/fault';
import { isPlainMap } from '../../core/plain';
import { codePoint, findUnreadable } from '../../core/text/unreadable-character';

/** Texts in values that a template loses silently: toYaml of helm gives an empty text if one is in what it writes. */
export function checkTexts(value: unknown): readonly Fault[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => at(index, checkTexts(item)));
  }
  if (isPlainMap(value)) {
    return Object.keys(value).flatMap((key) => joined(at(key, checkText(key)), at(key, checkTexts(value[key]))));
  }
  return typeof value === 'string' ? checkText(value) : noFaults;
}

function checkText(text: string): readonly Fault[] {
  const found = findUnreadable(text);
  return found === undefined
    ? noFaults
    : [
        fault(
          'unreadable-character',
          [],
          (path) =>
            `The character ${codePoint(found)} is in ${path}: templates that write it with toYaml silently write nothing`,
          'leave it out if the chart uses toYaml or toJson for this value; this is only a warning',
        ),
      ];
}
