import { type Fault } from '../../../core/fault';
import { checkKnown } from '../../../core/check/check-data';
import { object } from '../../../core/check/shapes';
import { contradictions } from '../plan/plan-install';
import { type ArgoCdInstallProps } from '../props/install';
import { installFields } from '../props/install-shape';
import { checkKeys } from './check-keys';
import { checkNeeds } from './check-needs';
import { checkRollout } from './check-rollout';
import { checkVariant } from './check-variant';

/**
 * The props of an install. All of them must be known, because its objects are made of them at once. The checks of
 * several props together run if no prop has a wrong type.
 */
export const installShape = object<ArgoCdInstallProps>(installFields, { also: checkTogether });

function checkTogether(props: ArgoCdInstallProps): readonly Fault[] {
  const late = checkKnown(props);
  return late.length > 0
    ? late
    : [
        ...checkVariant(props),
        ...checkNeeds(props),
        ...checkRollout(props),
        ...checkKeys(props),
        ...contradictions(props),
      ];
}
