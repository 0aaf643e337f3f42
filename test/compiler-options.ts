import { join } from 'node:path';
import ts from 'typescript';

/** The options of tsconfig.json. */
export function compilerOptions(): ts.CompilerOptions {
  const root = join(__dirname, '..');
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile) as { config: unknown };
  return ts.parseJsonConfigFileContent(config, ts.sys, root).options;
}
