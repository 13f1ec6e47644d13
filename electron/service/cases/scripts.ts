import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { scriptsGet } from '../../../shared/contract/contacts.ts';

const fileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  scripts: z.array(scriptsGet.output),
});

/** The shipped scripts 话术 of resources/scripts; undefined: no script has that key. */
export async function findScript(resourcesDir: string, key: string) {
  const text = await readFile(join(resourcesDir, 'scripts', 'scripts.json'), 'utf8');
  return fileSchema.parse(JSON.parse(text)).scripts.find((script) => script.key === key);
}
