'use strict';
// Files that this compiler keeps for the next run.
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');
const { threadId } = require('node:worker_threads');

/** Processes and threads that run at the same time see the file whole or not at all. */
function keep(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}-${threadId}`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}

/** @param encoding without it, the result is bytes */
function readIfThere(file, encoding) {
  try {
    return readFileSync(file, encoding);
  } catch {
    return undefined;
  }
}

module.exports = { keep, readIfThere };
