import { type k8s } from 'cdk8s-plus-27';
import { type FieldsSince127, type WronglySpelt } from './fields-since-1-27';

/** An amount as Kubernetes writes it (`'100m'`, `'64Mi'`, `2`), or cdk8s' class for it. */
export type QuantityValue = string | number | k8s.Quantity;

/** A number or a text (`8080`, `'http'`, `'25%'`), or cdk8s' class for it. */
export type IntOrStringValue = string | number | k8s.IntOrString;

/**
 * A Kubernetes type of cdk8s-plus-27 as today's Kubernetes has it: fields that later versions added,
 * Kubernetes' own spelling (`hostPID`, `clusterIP`), plain amounts, all of it readonly.
 */
export type Plain<T> = T extends Wrapper
  ? PlainWrapper<T>
  : T extends Date
    ? string | Date
    : T extends readonly (infer Item)[]
      ? readonly Plain<Item>[]
      : T extends object
        ? PlainMap<T>
        : T;

type Wrapper = k8s.Quantity | k8s.IntOrString;

/** `Quantity` and `IntOrString` have one field; a header has a `value` too, beside its name. */
type PlainWrapper<T> = [keyof T] extends [keyof Wrapper] ? string | number | T : PlainMap<T>;

type PlainMap<T> = { readonly [Field in keyof T as Exclude<Field, WronglySpelt>]: Plain<T[Field]> } & FieldsSince127<T>;
