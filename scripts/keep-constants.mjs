import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { transform } from 'esbuild';

/**
 * A plugin of esbuild, which writes the constants of all modules as `var` where it bundles them. V8 then reads each anew
 * whenever it is used, in the innermost loops too, and checks what it is; of a `const` it knows the value when it compiles
 * (a check takes a twelfth less time). So what is given a value once becomes `const` again, in as many characters, so that
 * maps to the sources stay right.
 */
export const keepConstants = {
  name: 'keep-constants',
  setup({ initialOptions, onEnd }) {
    const { minify = false, write = true, target, charset, format } = initialOptions;
    Object.assign(initialOptions, { minify: false, write: false });
    onEnd(async ({ outputFiles = [], metafile }) => {
      for (const file of outputFiles) {
        if (/\.[cm]?js$/.test(file.path)) {
          const code = await withConstants(file.text, { target, charset, format });
          file.contents = Buffer.from(minify ? await minified(code, { target, charset, format }) : code);
        }
        if (write) await writeOutput(file);
      }
      noteSizes(metafile, outputFiles);
    });
  },
};

async function writeOutput({ path, contents }) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}

/** The figures of sizes are of what is written. */
function noteSizes(metafile, outputFiles) {
  for (const [path, output] of Object.entries(metafile?.outputs ?? {})) {
    const file = outputFiles.find(each => each.path.endsWith(path));
    if (file) output.bytes = file.contents.byteLength;
  }
}

/** Takes all for constants, until esbuild finds none of them assigned. */
async function withConstants(code, options) {
  const variables = new Set();
  while (true) {
    const result = code.replace(outermost(options), (whole, indent, name) =>
      variables.has(name) ? whole : `${indent}const ${name}=`,
    );
    const known = variables.size;
    for (const name of await assignedConstants(result, options)) variables.add(name);
    if (variables.size === known) return result;
  }
}

/** A variable with a value; what is wrapped in a function stands within it. */
function outermost({ format }) {
  return format === 'iife' ? /^( {2})var ([\w$]+) = /gm : /^()var ([\w$]+) = /gm;
}

async function assignedConstants(code, options) {
  const { warnings, errors } = await transform(code, { ...options, logLevel: 'silent', logLimit: 0 }).catch(
    failure => failure,
  );
  const found = [...warnings, ...(errors ?? [])].filter(({ text }) => /constant|already been declared/.test(text));
  if (errors && found.length === 0) throw new Error(errors.map(({ text }) => text).join('; '));
  return found.map(({ text }) => /"([\w$]+)"/.exec(text)[1]);
}

/** As short as esbuild makes what it bundles and minifies at once: `let` within functions, and no paths of modules. */
async function minified(code, options) {
  const inner = options.format === 'iife' ? /^( {4,})const /gm : /^( {2,})const /gm;
  const shorter = code.replace(inner, '$1let ').replace(MODULE_PATH, '$1m$2');
  return (await transform(shorter, { ...options, minify: true })).code;
}

const MODULE_PATH = /^(.* = __(?:commonJS|esm)\(\{\n\s*")[^"]+("\()/gm;
