import { type TextRule } from '../../../core/check/shape';
import { isVersion } from './chart-version';

/** A version of a chart in a repository or a registry. */
export const exactVersion: TextRule = {
  wanted: 'be one version, not a range',
  example: '1.2.3',
  accepts: isVersion,
};

/** The address of a chart repository. */
export const chartRepository: TextRule = {
  wanted: 'be an http or https URL',
  example: 'https://charts.example.com',
  fix: 'for a registry, leave repo out and use chart: oci://…',
  accepts: (value) => /^https?:\/\/[^/]/.test(value),
};
