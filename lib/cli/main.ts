#!/usr/bin/env node
import { useCompileCache } from './console/compile-cache';
import { createProgram, runProgram } from './program';

useCompileCache();
// The program is loaded here, after that.
void runProgram(createProgram(), process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
