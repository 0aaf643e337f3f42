'use strict';
// How Jest compiles TypeScript.
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { version } = require('@swc/core');
const { compile } = require('./compile.cjs');

const compiler = version + readFileSync(require.resolve('./compile.cjs'), 'utf8');

/** What Jest keeps is good for as long as nothing of this changes. */
function getCacheKey(text, file, { configString, instrument }) {
  const parts = [compiler, text, file, configString, instrument];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

module.exports = { getCacheKey, process: compile };
