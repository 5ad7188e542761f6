/** The sources of the programs and what each imports, read with the bundler's own parser. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['shared', 'server', 'widget', 'console', 'viewer'];

export type SourceFile = {
  /** From the project's root, with `/`. */
  readonly path: string;
  readonly lines: number;
  /** Files of the project as paths, everything else by its name. */
  readonly imports: readonly string[];
  readonly hasDefaultExport: boolean;
};

export function readSourceFiles(): readonly SourceFile[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name).split(sep).join('/'))
      .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts')),
  ).map(readSourceFile);
}

function readSourceFile(path: string): SourceFile {
  const code = readFileSync(join(ROOT, path), 'utf8');
  const parsed = parseSync(path, code);
  if (parsed.errors.length > 0) throw new Error(`${path} does not parse: ${parsed.errors[0]?.message}`);
  const { staticImports, staticExports, dynamicImports } = parsed.module;
  const entries = staticExports.flatMap((statement) => statement.entries);
  const requested = [
    ...staticImports.map((statement) => statement.moduleRequest.value),
    ...entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ...dynamicImports.map(({ moduleRequest }) => literalOf(code.slice(moduleRequest.start, moduleRequest.end))),
  ].filter((name) => name !== undefined);
  return {
    path,
    lines: code.split('\n').length - 1,
    imports: [...new Set(requested)].map((name) => resolve(path, name)),
    hasDefaultExport: entries.some((entry) => entry.exportName.kind === 'Default'),
  };
}

/** A computed name is a file of the build that no rule here can know. */
const literalOf = (source: string): string | undefined => /^['"`]([^'"`$]+)['"`]$/.exec(source)?.[1];

const resolve = (from: string, name: string): string =>
  name.startsWith('.')
    ? normalize(join(dirname(from), name))
        .split(sep)
        .join('/')
    : name;
