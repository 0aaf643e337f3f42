import ts from 'typescript';

/** Types of values that are read or returned, not given by users. Their optional properties have no default. */
const noProps = new Set(['Manifest', 'ManifestMetadata', 'PatchObject', 'ProbeTimeline']);

/**
 * What is missing in the exports of a file: `Name: has no docstring` for names, and for their optional properties
 * `Name.property: has no @default`.
 */
export function findUndocumented(program: ts.Program, entry: string, isOurs: (file: string) => boolean): string[] {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(entry);
  const module = file === undefined ? undefined : checker.getSymbolAtLocation(file);
  if (module === undefined) {
    throw new Error(`${entry} exports nothing`);
  }
  return checker.getExportsOfModule(module).flatMap((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const declarations = (symbol.declarations ?? []).filter((node) => isOurs(node.getSourceFile().fileName));
    const lacksText = ts.displayPartsToString(symbol.getDocumentationComment(checker)) === '';
    return [
      ...(lacksText ? [`${exported.name}: has no docstring`] : []),
      ...(noProps.has(exported.name) ? [] : declarations.flatMap(optionalProperties)).flatMap((property) =>
        checkProperty(exported.name, property),
      ),
    ];
  });
}

/** The optional properties at the top level of a declaration. Properties inside of one are left to its docstring. */
function optionalProperties(declaration: ts.Node): ts.PropertySignature[] {
  const found: ts.PropertySignature[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) && node.questionToken !== undefined && !isNever(node)) {
      found.push(node);
    }
    if (!ts.isPropertySignature(node)) {
      ts.forEachChild(node, visit);
    }
  };
  if (ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration)) {
    visit(declaration);
  }
  return found;
}

/** `tcpSocket?: never` means that the property is forbidden, so it has no default. */
function isNever(property: ts.PropertySignature): boolean {
  return property.type?.kind === ts.SyntaxKind.NeverKeyword;
}

function checkProperty(owner: string, property: ts.PropertySignature): string[] {
  const tags = ts.getJSDocTags(property).map((tag) => tag.tagName.text);
  return tags.includes('default') ? [] : [`${owner}.${property.name.getText()}: has no @default`];
}
