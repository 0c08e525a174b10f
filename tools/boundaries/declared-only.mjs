import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { walk } from './source-files.mjs';

const DEVELOPMENT_ONLY = /\.(spec|int-spec|contract-spec|system-spec|e2e-spec)\.tsx?$|(^|\/)tests?\/|jest\.\w+\.mjs$|vite\.config\.ts$|^sdk\/generate-types\.mjs$/;

/** Reads the package.json files below `root` on demand and remembers them. */
export function openWorkspace(root) {
  const seen = new Map();
  const read = (folder) => {
    if (!seen.has(folder)) {
      const path = join(root, folder, 'package.json');
      seen.set(folder, existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined);
    }
    return seen.get(folder);
  };
  const nearest = (folder) => read(folder) ?? (folder === '.' ? {} : nearest(dirname(folder)));
  return { packageOf: (path) => nearest(dirname(path)), rootPackage: read('.') ?? {} };
}

/** Imports of packages that the nearest package.json does not declare; a test may also use its development packages. */
export function undeclaredImports(file, workspace) {
  const own = workspace.packageOf(file.path);
  const isDevelopment = DEVELOPMENT_ONLY.test(file.path) || own.nx?.tags?.includes('type:tool');
  const declared = new Set([
    own.name,
    ...Object.keys(own.dependencies ?? {}),
    ...Object.keys(own.optionalDependencies ?? {}),
    ...(isDevelopment ? [...Object.keys(own.devDependencies ?? {}), ...Object.keys(workspace.rootPackage.devDependencies ?? {})] : []),
    ...typesOnly(own),
  ]);
  return importsOf(file).filter(({ name }) => !declared.has(name)).map(({ name, line }) => ({ line, detail: name }));
}

// A bundled web page keeps its build tools in devDependencies, together with the type packages.
const typesOnly = (own) => (own.nx?.tags?.includes('type:web') ? Object.keys(own.devDependencies ?? {}) : []);

function importsOf(file) {
  const found = [];
  walk(file.tree, (node) => {
    const specifier = specifierOf(node);
    if (specifier === undefined || /^[.#/]/.test(specifier) || isBuiltin(specifier)) return;
    const [scope, name] = specifier.split('/');
    found.push({ name: scope.startsWith('@') ? `${scope}/${name}` : scope, line: file.lineOf(node) });
  });
  return found;
}

function specifierOf(node) {
  if (/^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type)) return node.source?.value;
  if (node.type === 'CallExpression' && node.callee.type === 'Import') {
    const [first] = node.arguments;
    return first?.expression.type === 'StringLiteral' ? first.expression.value : undefined;
  }
  return undefined;
}
