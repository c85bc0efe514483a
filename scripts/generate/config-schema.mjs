// The JSON schema of .reportlint.json, and the same rules as the settings of the extension in package.json.
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';

const SCHEMA = 'schemas/reportlint.schema.json';
const COMPLETION = 'schemas/reportlint.completion.json';
const MANIFEST = 'package.json';

export async function configSchemas() {
  const { configSchema, completionSchema, rulesSettingSchema } = await loadSchemas();
  const manifest = JSON.parse(await readFile(MANIFEST, 'utf8'));
  const { properties } = manifest.contributes.configuration;
  Object.assign(properties['reportlint.rules'], rulesSettingSchema());
  return [
    { path: SCHEMA, content: written(configSchema()) },
    { path: COMPLETION, content: written(completionSchema()) },
    { path: MANIFEST, content: written(manifest) },
  ];
}

function written(value) {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

async function loadSchemas() {
  const { outputFiles } = await build({
    entryPoints: ['server/src/library/config/schema.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    mainFields: ['module', 'main'],
    charset: 'utf8',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
