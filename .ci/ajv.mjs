// Another validator's word on alerts: node ajv.mjs SCHEMA ALERTS MODULES; a finding a line, ajv in MODULES.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [schema, alerts, modules] = process.argv.slice(2);
const Ajv = createRequire(modules + '/')('ajv/dist/2020.js').default;
const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(schema)));
const lines = readFileSync(alerts, 'utf8').split('\n').filter(Boolean);
const broken = lines.filter((line) => !validate(JSON.parse(line)));
if (broken.length > 0) {
  validate(JSON.parse(broken[0]));
  console.log(validate.errors);
}
console.log(`ajv: ${lines.length} alerts, ${broken.length} break ${schema}`);
process.exit(broken.length > 0 || lines.length === 0 ? 1 : 0);
