#!/usr/bin/env node
import { useCompileCache } from './console/compile-cache';
import { createProgram, runProgram } from './program';

useCompileCache();
// The program is loaded here, after that.
const args = process.argv.slice(2);
void runProgram(createProgram(args[0]), args).then((code) => {
  process.exitCode = code;
});
