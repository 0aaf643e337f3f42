import { quote } from '../../../core/check/quote';
import { type Fault, fault } from '../../../core/fault';
import { isSecretName } from '../../../core/secret-name';

/** Keys whose values messages do not repeat, because they may have secrets in them. */
const loginKeys = ['oidc.config', 'dex.config'];

/** The keys of a ConfigMap that a prop of the install sets, with the name of the prop for messages. */
export interface DerivedData {
  readonly prop: string;
  readonly data: Readonly<Record<string, string>>;
}

/** The data that several props set together. */
export function mergeDerived(derived: readonly DerivedData[]): Record<string, string> {
  return Object.assign({}, ...derived.map(({ data }) => data)) as Record<string, string>;
}

/** Values that are set twice and differ: by a prop of the install, and as a key of `params` or `config`. */
export function findContradictions(
  of: 'params' | 'config',
  derived: readonly DerivedData[],
  given: Readonly<Record<string, string>>,
): readonly Fault[] {
  return derived.flatMap(({ prop, data }) =>
    Object.entries(data)
      .filter(([key, value]) => given[key] !== undefined && given[key] !== value)
      .map(([key, value]) =>
        fault(
          'contradiction',
          [of, key],
          (at) =>
            loginKeys.includes(key) || isSecretName(key)
              ? `Cannot set ${at} to this value: ${prop} sets it to another one`
              : `Cannot set ${at} to ${quote(given[key])}: ${prop} sets it to ${quote(value)}`,
          (at) => `keep ${prop}, and leave ${at} out`,
        ),
      ),
  );
}
