import { quote } from '../../../core/check/quote';
import { refined } from '../../../core/check/refine';
import { type TextRule } from '../../../core/check/shape';
import { brokenRule } from '../../../core/check/shape-faults';
import { matching, orLate, textOf } from '../../../core/check/shapes';
import { type Fault } from '../../../core/fault';
import { dnsLabel } from '../../../kubernetes/name-rule';
import { isFilledIn, orFilledIn } from '../source/template-text';
import { type Destination } from './destination';

/** The address of a cluster. */
export const serverAddress: TextRule = {
  rule: 'server',
  wanted: 'be the address of an API server',
  example: 'https://10.0.0.1:6443',
  accepts: (value) => /^https?:\/\/[^\s/]+/.test(value),
};

/** Where an Application's objects go. */
export const destination = refined<Destination>(
  {
    namespace: orLate(matching(orFilledIn(dnsLabel))),
    server: orLate(textOf({ example: serverAddress.example, check: checkServer })),
  },
  { atMostOne: [['server', 'name']], example: "{ namespace: 'web' }" },
);

function checkServer(server: string): readonly Fault[] {
  if (isFilledIn(server) || serverAddress.accepts(server)) {
    return [];
  }
  const broken = brokenRule(server, serverAddress, []);
  const isName = /^[\w-]+$/.test(server);
  return [isName ? { ...broken, fix: `use name: ${quote(server)} for the cluster with that name` } : broken];
}
