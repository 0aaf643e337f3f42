// Changes joined code so that an error that nobody catches can be read.
import ts from 'typescript';

/**
 * Node.js prints the line of code that throws before the message, and nobody can read a line of joined code. It leaves
 * out lines with this text, as it does with lines of its own.
 */
const mark = '/*node-do-not-add-exception-line*/';

/** @param code one of the joined files */
export function readableErrors(code) {
  const file = ts.createSourceFile('joined.js', code, ts.ScriptTarget.Latest, true);
  const edits = [...throwsIn(file), ...classNamesIn(file)].sort((one, other) => one.start - other.start);
  const kept = edits.map(({ text, end }, index) => text + code.slice(end, edits[index + 1]?.start));
  return code.slice(0, edits[0]?.start) + kept.join('');
}

/** After each keyword `throw`: the mark. */
function throwsIn(file) {
  return nodesIn(file, ts.isThrowStatement).map((node) => {
    const end = node.getStart() + 'throw'.length;
    return { start: end, end, text: mark };
  });
}

/** The bundler writes `GitOpsError = class _GitOpsError` if the class uses its own name. Each `_GitOpsError`: its name. */
function classNamesIn(file) {
  const renamed = nodesIn(file, ts.isClassExpression).filter(
    ({ name, parent }) => name !== undefined && name.text === `_${(parent.name ?? parent.left)?.text}`,
  );
  return renamed.flatMap((node) =>
    nodesIn(node, (inner) => ts.isIdentifier(inner) && inner.text === node.name.text).map((inner) => ({
      start: inner.getStart(),
      end: inner.end,
      text: node.name.text.slice(1),
    })),
  );
}

function nodesIn(node, isWanted) {
  const found = [];
  const visit = (inner) => {
    if (isWanted(inner)) {
      found.push(inner);
    }
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return found;
}
