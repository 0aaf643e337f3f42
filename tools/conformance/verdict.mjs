import { readFileSync } from 'node:fs';

const file = new URL('known-failures.json', import.meta.url);

/**
 * Compares the failed cases of a corpus with the ones that known-failures.json lists for it, and prints both kinds of
 * surprise: a case that fails and is not listed, and a listed case that passes.
 *
 * @param corpus the name in known-failures.json
 * @param failures the failed cases: what happened, by name
 * @param ran the names of all cases, or undefined if a case that is not among the failures has passed
 * @returns the exit code
 */
export function verdict(corpus, failures, ran) {
  const known = JSON.parse(readFileSync(file, 'utf8'))[corpus];
  const wrong = Object.keys(failures).filter((name) => !Object.hasOwn(known, name));
  const fixed = Object.keys(known).filter((name) => !Object.hasOwn(failures, name) && (ran?.includes(name) ?? true));
  const missing = Object.keys(known).filter((name) => ran !== undefined && !ran.includes(name));
  wrong.forEach((name) => console.log(`FAIL ${corpus}/${name}: ${failures[name]}`));
  fixed.forEach((name) => console.log(`PASS ${corpus}/${name}: remove it from tools/conformance/known-failures.json`));
  missing.forEach((name) =>
    console.log(`GONE ${corpus}/${name}: remove it from tools/conformance/known-failures.json`),
  );
  console.log(`${corpus}: ${Object.keys(failures).length} failed, ${Object.keys(known).length} of them are known`);
  return wrong.length + fixed.length + missing.length === 0 ? 0 : 1;
}
