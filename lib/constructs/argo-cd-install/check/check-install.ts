import { type Fault } from '../../../core/fault';
import { object } from '../../../core/check/shapes';
import { contradictions } from '../plan/plan-install';
import { type ArgoCdInstallProps } from '../props/install';
import { installFields } from '../props/install-shape';
import { checkKeys } from './check-keys';
import { checkNeeds } from './check-needs';
import { checkVariant } from './check-variant';

/** The props of an install. The checks of several props together run if no prop has a wrong type. */
export const installShape = object<ArgoCdInstallProps>(installFields, { also: checkTogether });

function checkTogether(props: ArgoCdInstallProps): readonly Fault[] {
  return [...checkVariant(props), ...checkNeeds(props), ...checkKeys(props), ...contradictions(props)];
}
