import { type Shape, type TextRule } from '../../../core/check/shape';
import { matching } from '../../../core/check/shapes';
import { type ArgoCdVersion, argoCdVersions, defaultArgoCdVersion, minorOf, tableVersionOf } from './release';

const rule: TextRule = {
  rule: 'version',
  wanted: `be a release of ${argoCdVersions.map(minorOf).join(' or ')}, which this version of cdk8s-gitops knows`,
  example: defaultArgoCdVersion,
  accepts: (version) => tableVersionOf(version) !== undefined,
  fix: `use '${defaultArgoCdVersion}', or for another minor version try npm install cdk8s-gitops@latest`,
};

/** A version of Argo CD. */
export const versionShape = matching(rule) as Shape<ArgoCdVersion>;
