/** What is left out on purpose, by its name in the table of docs/kustomize.md, and how its refusal begins. */
export const leftOut: Readonly<Record<string, RegExp>> = {
  'remote resources': /^\[.+\] Cannot fetch .+: remote resources are not fetched/,
  'exec and container functions, Go plugins':
    /^\[.+\] Cannot run .+: (functions in containers and executables|external plugins) are not run/,
  'text after `...` in a file of objects': /^\[.+\] Cannot read YAML: kubectl and kustomize stop reading at \.\.\./,
  'a word that a replacement writes over a number':
    /^\[.+\] Cannot replace the fields of .+: Cannot write ".+" into a field that holds (a boolean|an integer|a number|null|a date)\n/,
  'a text that does not fit its tag, as in `!!int word` or `!!int 99999999999999999999`':
    /Cannot read YAML: ".+" is not of type !!(int|float|bool|null|timestamp)\n/,
  'an object whose name or kind is null at the end': /^\[.+\] Cannot build: .+ has lost its (name|kind)\n/,
  'a validator that writes what the objects have already':
    /Cannot use it as a validator: it writes what the objects have already\n/,
  'a key such as `"1"` or `"true"` in the labels or annotations of a patch':
    /Cannot write the key ".*": kustomize writes it without quotes, and it is then /,
  'a key twice in one map of a patch': /Cannot read YAML: the key ".+" is in the map twice, first at \d+:\d+\n/,
};

/** What kubectl refuses and we take on purpose, by its name in the same table, and what kubectl prints. */
export const taken: Readonly<Record<string, RegExp>> = {
  'a word that a replacement writes over a number in an annotation, before a JSON patch':
    /yaml: cannot decode !!str `.*` as a !!(int|float|bool|null|timestamp)$/,
};

/** Whether a refusal is that of something that is left out. An output is never left out. */
export function isLeftOut(refusal = ''): boolean {
  return Object.values(leftOut).some((pattern) => pattern.test(refusal));
}

/** Whether a refusal of kubectl is that of something that we take. */
export function isTaken(refusal = ''): boolean {
  return Object.values(taken).some((pattern) => pattern.test(refusal));
}
