import ts from 'typescript';
import {
  createFormatter,
  createParser,
  DEFAULT_CONFIG,
  LogicError,
  SchemaGenerator,
  type SubNodeParser,
} from 'ts-json-schema-generator';

const OPTIONS: ts.CompilerOptions = {
  noEmit: true,
  strict: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  types: [],
};

/** Of a library, which is not read. */
const isForeign = (node: ts.Node, checker: ts.TypeChecker): node is ts.TypeReferenceNode => {
  if (!ts.isTypeReferenceNode(node)) return false;
  const symbol = checker.getSymbolAtLocation(node.typeName);
  if (symbol === undefined || !(symbol.flags & ts.SymbolFlags.Alias)) return false;
  return (checker.getAliasedSymbol(symbol).declarations ?? []).length === 0;
};

/** Stops at a type that is not known, which would become a schema that takes anything. */
const refuseForeign = (checker: ts.TypeChecker): SubNodeParser => ({
  supportsNode: (node) => isForeign(node, checker),
  createType: (node) => {
    throw new LogicError(node, `${node.getText()} is of a library, and schemas are made of the types of src alone.`);
  },
});

/** Makes schemas of exported types of these files. The libraries that src imports are most of what could be read. */
export const schemaGenerator = (files: string[]): SchemaGenerator => {
  const host = ts.createCompilerHost(OPTIONS);
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) =>
      text.startsWith('.') ? ts.resolveModuleName(text, from, OPTIONS, host) : { resolvedModule: undefined },
    );
  const program = ts.createProgram(files, OPTIONS, host);
  const refuse = refuseForeign(program.getTypeChecker());
  const parser = createParser(program, DEFAULT_CONFIG, (chain) => chain.addNodeParser(refuse));
  return new SchemaGenerator(program, parser, createFormatter(DEFAULT_CONFIG), DEFAULT_CONFIG);
};
