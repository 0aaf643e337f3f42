import { join } from 'node:path';
import ts from 'typescript';
import { root } from './pages';

/** Type-checks texts in one program, as if they were files at the root. Returns the errors as `name:line: text`. */
export function typeCheck(texts: ReadonlyMap<string, string>): string[] {
  const sources = new Map([...texts].map(([name, text]) => [join(root, name), `${text}\nexport {};`]));
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, 'tsconfig.json'),
    // As in an ES module, code may wait for something at the top.
    { noUnusedLocals: false, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: () => undefined,
    },
  );
  const host = ts.createCompilerHost(config?.options ?? {});
  const { fileExists, readFile } = host;
  host.fileExists = (name) => sources.has(name) || fileExists.call(host, name);
  host.readFile = (name) => sources.get(name) ?? readFile.call(host, name);
  const program = ts.createProgram([...sources.keys()], config?.options ?? {}, host);
  return [...sources.keys()]
    .map((name) => program.getSourceFile(name))
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(formatDiagnostic);
}

function formatDiagnostic({ file, start = 0, messageText }: ts.Diagnostic): string {
  const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
  return `${file?.fileName.slice(root.length + 1)}:${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
}
