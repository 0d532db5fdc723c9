/**
 * Finds work that nobody waits for: a promise left alone, which ends the process when it fails. The types say what is a
 * promise, so a listener counts that returns one to somebody who expects nothing.
 */
import { join, relative } from 'node:path';
import {
  type Expression,
  isArrowFunction,
  isBinaryExpression,
  isCallExpression,
  isConditionalExpression,
  isExpressionStatement,
  isFunctionExpression,
  isIdentifier,
  isNewExpression,
  isParenthesizedExpression,
  isPropertyAccessExpression,
  isVoidExpression,
  type Node,
  type SourceFile,
} from 'typescript/unstable/ast';
import { API, type Checker, SignatureKind, type Type } from 'typescript/unstable/sync';

const ROOT = join(import.meta.dirname, '..', '..');

/** @returns where, as `file:line`, in all files whose path from the root `wanted` accepts. */
export function findUnawaited(wanted: (file: string) => boolean): string[] {
  const api = new API({ cwd: ROOT });
  try {
    const config = join(ROOT, 'tsconfig.json');
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    if (!project) throw new Error(`${config} is no project`);
    return project.program
      .getSourceFileNames()
      .filter((file) => wanted(relative(ROOT, file)))
      .flatMap((file) => {
        const source = project.program.getSourceFile(file);
        if (!source) throw new Error(`${file} cannot be read`);
        return inFile(source, project.checker).map((line) => `${relative(ROOT, file)}:${line}`);
      });
  } finally {
    api.close();
  }
}

/** Numbers of lines. */
function inFile(source: SourceFile, checker: Checker): number[] {
  const found = new Set<number>();
  const isPromise = (node: Node) => {
    const type = checker.getTypeAtLocation(node);
    return type !== undefined && isThenable(type, checker);
  };
  const visit = (node: Node): void => {
    const alone = isExpressionStatement(node) || isVoidExpression(node) ? node.expression : undefined;
    if (alone && leaves(alone).some((leaf) => !isCaught(leaf) && isPromise(leaf))) note(node);
    if (isHandler(node) && givesPromiseForNothing(node, checker)) note(node);
    node.forEachChild(visit);
  };
  const note = (node: Node) => found.add(source.text.slice(0, node.getStart(source)).split('\n').length);
  source.forEachChild(visit);
  return [...found];
}

/** What an expression may come to: of `a && b` and of `a ? b : c` every part. */
function leaves(node: Node): Node[] {
  if (isParenthesizedExpression(node) || isVoidExpression(node)) return leaves(node.expression);
  if (isConditionalExpression(node)) return [...leaves(node.whenTrue), ...leaves(node.whenFalse)];
  if (isBinaryExpression(node) && !isAssignment(node.operatorToken.getText()))
    return [...leaves(node.left), ...leaves(node.right)];
  if (isBinaryExpression(node)) return [];
  return [node];
}

const isAssignment = (operator: string) => /^(\?\?|\|\||&&|[-+*/%&|^]|<<|>>>?)?=$/.test(operator);

/** `.catch(…)` and `.then(…, …)` say what becomes of a failure. */
const isCaught = (node: Node): boolean =>
  isCallExpression(node) &&
  isPropertyAccessExpression(node.expression) &&
  (node.expression.name.text === 'catch' ||
    (node.expression.name.text === 'then' && node.arguments.length > 1));

/** A function, or the name of one, where it is handed on. */
function isHandler(node: Node): node is Expression {
  if (isArrowFunction(node) || isFunctionExpression(node)) return true;
  const { parent } = node;
  return (
    (isIdentifier(node) || isPropertyAccessExpression(node)) &&
    (isCallExpression(parent) || isNewExpression(parent)) &&
    (parent.arguments?.includes(node) ?? false)
  );
}

function givesPromiseForNothing(node: Expression, checker: Checker): boolean {
  if (isArrowFunction(node) && isCaught(node.body)) return false;
  const wanted = checker.getContextualType(node);
  if (!wanted) return false;
  const expected = returned(wanted, checker);
  if (expected.length === 0 || !expected.every((type) => checker.typeToString(type) === 'void')) return false;
  const type = checker.getTypeAtLocation(node);
  return type !== undefined && returned(type, checker).some((given) => isThenable(given, checker));
}

const returned = (type: Type, checker: Checker): Type[] =>
  partsOf(type)
    .flatMap((part) => [...checker.getSignaturesOfType(part, SignatureKind.Call)])
    .flatMap((signature) => checker.getReturnTypeOfSignature(signature) ?? []);

const isThenable = (type: Type, checker: Checker): boolean =>
  partsOf(type).some((part) => checker.getPropertyOfType(part, 'then') !== undefined);

const partsOf = (type: Type): readonly Type[] => (type.isUnionType() ? type.getTypes() : [type]);
