'use strict';
// Keeps what V8 makes of the code of modules, which then load faster. Node.js does that itself since version 22: set
// NODE_COMPILE_CACHE to a folder.
const Module = require('node:module');
const { dirname } = require('node:path');
const { constants, Script } = require('node:vm');
const { keep, readIfThere } = require('./kept-files.cjs');

const newScripts = [];

/**
 * Runs the code of a module.
 *
 * @param kept the file to keep what V8 makes of the code
 * @param stamp changes with the code. V8 itself only looks at its length
 */
function runModule(module, code, { kept, stamp }) {
  if (Module.enableCompileCache !== undefined) {
    module._compile(code, module.filename);
    return;
  }
  const script = new Script(Module.wrap(code.replace(/^#!/, '//')), {
    filename: module.filename,
    cachedData: readKept(kept, stamp),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  if (script.cachedDataRejected !== false) {
    keepAtExit({ script, kept, stamp });
  }
  const { exports, filename } = module;
  script.runInThisContext().call(exports, exports, requireOf(module), module, filename, dirname(filename));
}

function requireOf(module) {
  const resolve = (request, options) => Module._resolveFilename(request, module, false, options);
  const { _cache: cache, _extensions: extensions } = Module;
  return Object.assign((request) => module.require(request), { resolve, cache, extensions, main: process.mainModule });
}

function readKept(file, stamp) {
  const content = readIfThere(file);
  const start = Buffer.from(stamp);
  return content?.subarray(0, start.length).equals(start) ? content.subarray(start.length) : undefined;
}

/** At the end, V8 has also compiled the functions that were called. */
function keepAtExit(script) {
  if (newScripts.push(script) === 1) {
    process.on('exit', () =>
      newScripts.forEach(({ script, kept, stamp }) =>
        keep(kept, Buffer.concat([Buffer.from(stamp), script.createCachedData()])),
      ),
    );
  }
}

module.exports = { runModule };
