import { type TextRule } from '../core/check/shape';

const part = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const host = '[A-Za-z0-9](?:[-A-Za-z0-9]*[A-Za-z0-9])?';
const domain = `(?:${host}(?:\\.${host})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const reference = new RegExp(
  `^(?:${domain}/)?${part}(?:/${part})*(?::[A-Za-z0-9_][-.A-Za-z0-9_]{0,127})?` +
    '(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?$',
);

/** What other tools replace before Kubernetes gets it: `${IMAGE}`, `{{ image }}`, `IMAGE`, `ko://example.com/cmd`. */
const placeholder = /[${}<>%]|^[A-Z0-9_]+$|^(?!https?:)[a-z]+:\/\//;

/**
 * The name of an image. Kubernetes refuses only blanks at its ends, and only in Pods. With any other text that is not a
 * name, the Pod never starts: its status is InvalidImageName.
 */
export const imageName: TextRule = {
  wanted: 'be the name of an image: [registry/]name[:tag][@digest], without blanks, and with the name in lower case',
  example: 'nginx:1.27',
  accepts: (value) => value.trim() === value && (placeholder.test(value) || isReference(value)),
  nearest: nearestImage,
};

function isReference(value: string): boolean {
  return value.length <= 512 && reference.test(value);
}

function nearestImage(value: string): string | undefined {
  const joined = value.replace(/\s+/g, '').replace(/^https?:\/\//, '');
  const whole = joined.endsWith(':') || joined.endsWith('@') ? joined.slice(0, -1) : joined;
  return [value.trim(), joined, whole, whole.toLowerCase()].find((each) => isReference(each));
}
