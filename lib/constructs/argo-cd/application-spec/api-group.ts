import { type TextRule } from '../../../core/check/shape';

/** An API group. Argo CD compares it without the version, so with one it would match nothing. */
export const apiGroup: TextRule = {
  wanted: 'be an API group, without a version',
  example: 'apps',
  accepts: (value) => !value.includes('/'),
  nearest: (value) => value.split('/')[0],
};
