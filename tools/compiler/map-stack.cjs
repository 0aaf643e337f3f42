'use strict';
// Makes the stack of an error name the lines of the source, as Node.js does with --enable-source-maps.
const { SourceMap } = require('node:module');

const maps = new Map();

/** @param readMap returns the source map of a file, if it has one */
function stackOf(error, frames, readMap) {
  return [String(error), ...frames.map((frame) => `    at ${describeFrame(frame, readMap)}`)].join('\n');
}

function describeFrame(frame, readMap) {
  const [file, line, column] = [frame.getFileName(), frame.getLineNumber(), frame.getColumnNumber()];
  const { originalLine, originalColumn } = mapOf(file, readMap)?.findEntry(line - 1, column - 1) ?? {};
  return originalLine === undefined
    ? `${frame}`
    : `${frame}`.replace(`${file}:${line}:${column}`, `${file}:${originalLine + 1}:${originalColumn + 1}`);
}

function mapOf(file, readMap) {
  if (typeof file === 'string' && !maps.has(file)) {
    const text = readMap(file);
    maps.set(file, text === undefined ? undefined : new SourceMap(JSON.parse(text)));
  }
  return maps.get(file);
}

module.exports = { stackOf };
