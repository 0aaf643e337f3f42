import { type TextRule } from '../core/check/shape';

const hasBackstep = (value: string): boolean => value.split('/').includes('..');

/** Any text but the empty one. */
export const notEmpty: TextRule = {
  rule: 'required',
  wanted: 'not be empty',
  example: 'web',
  accepts: (value) => value !== '',
  fix: 'give it a value',
};

/** A path that leads to nothing above it. */
export const pathWithoutBacksteps: TextRule = {
  wanted: 'not be empty and have no ".."',
  example: '/data',
  accepts: (value) => value !== '' && !hasBackstep(value),
};

/** A path in a folder. */
export const relativePath: TextRule = {
  wanted: 'be a relative path without ".."',
  example: 'data',
  accepts: (value) => !value.startsWith('/') && !hasBackstep(value),
  nearest: (value) => (hasBackstep(value) ? undefined : value.replace(/^\/+/, '')),
};

/** The path of a file in a volume. The kubelet has files of its own whose names start with `..`. */
export const filePath: TextRule = {
  wanted: 'be a relative path that does not start with ".." and has no ".." in it',
  example: 'config.yaml',
  accepts: (value) => value !== '' && relativePath.accepts(value) && !value.startsWith('..'),
  nearest: (value) => (hasBackstep(value) ? undefined : value.replace(/^[./]+/, '') || undefined),
};
