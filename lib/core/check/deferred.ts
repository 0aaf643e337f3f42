/** Whether a value is known only at synth, such as cdk8s' `Lazy`. No check can look at it earlier. */
export function isDeferred(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as { produce?: unknown }).produce === 'function';
}
