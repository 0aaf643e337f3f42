/** Whether a value is only known at synth, as cdk8s' `Lazy` is: no check can look at it before. */
export function isDeferred(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as { produce?: unknown }).produce === 'function';
}
