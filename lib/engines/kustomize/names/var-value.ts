import { type WrittenScalar } from '../../../core/yaml/scalar/written-scalar';
import { formatGoDecimal, parseGoNumber } from '../../../core/yaml/scalar/go-number';

/** The value of a var. */
export type VarValue = string | number | bigint | boolean;

/** The value of a scalar as a var has it; undefined if Go does not read the text as the number that it is in YAML. */
export function varValue({ text, tag }: WrittenScalar): VarValue | undefined {
  switch (tag) {
    case '!!int':
      return /^[-+]?\d+$/.test(text) ? parseGoNumber(text.replace(/^([-+]?)0+(?=\d)/, '$1')) : undefined;
    case '!!float':
      return /^[-+.\d]/.test(text) && !Number.isNaN(Number(text)) ? Number(text) : undefined;
    case '!!bool':
      return text.toLowerCase() === 'true';
    default:
      return text;
  }
}

/** A var's value as kustomize writes it into a field: without quotes, and with the tag of its type. */
export function writtenVar(value: VarValue): WrittenScalar {
  switch (typeof value) {
    case 'string':
      return { text: value, tag: '!!str', style: 'plain' };
    case 'boolean':
      return { text: String(value), tag: '!!bool', style: 'plain' };
    case 'bigint':
      return { text: String(value), tag: '!!int', style: 'plain' };
    default:
      return Number.isInteger(value)
        ? { text: formatGoDecimal(value), tag: '!!int', style: 'plain' }
        : { text: formatGoDecimal(value), tag: '!!float', style: 'plain' };
  }
}
