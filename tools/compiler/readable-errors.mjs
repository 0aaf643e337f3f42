// Changes joined code so that an error that nobody catches can be read.
import ts from 'typescript';

/**
 * Node.js prints the line of code that throws before the message, and nobody can read a line of joined code. It leaves
 * out lines with this text, as it does with lines of its own.
 */
const mark = '/*node-do-not-add-exception-line*/';

/** @param code one of the joined files */
export function readableErrors(code) {
  return markThrows(keepClassNames(code));
}

/** The code has `GitOpsError = class _GitOpsError` if the class uses its own name. */
function keepClassNames(code) {
  const names = [...code.matchAll(/\b(\w+)=class _\1\b/g)].map(([, name]) => name);
  return names.reduce((changed, name) => changed.replace(new RegExp(`\\b_${name}\\b`, 'g'), name), code);
}

function markThrows(code) {
  const starts = [0, ...throwsIn(ts.createSourceFile('joined.js', code, ts.ScriptTarget.Latest))];
  return starts.map((start, index) => code.slice(start, starts[index + 1])).join(mark);
}

/** The end of each keyword `throw`. */
function throwsIn(file) {
  const places = [];
  const visit = (node) => {
    if (ts.isThrowStatement(node)) {
      places.push(node.getStart(file) + 'throw'.length);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return places;
}
