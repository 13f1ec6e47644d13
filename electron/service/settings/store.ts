import { type Settings, settingsSchema } from '../../../shared/contract/settings.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';

const DEFAULT_SETTINGS: Settings = { language: 'zh-CN', theme: 'light', idleMinutes: 5 };

/** What is stored, over the defaults; a value of an older form falls back to its default. */
export async function loadSettings(db: ReadDb): Promise<Settings> {
  const rows = await db.selectFrom('setting').select(['name', 'value_json']).execute();
  let settings = DEFAULT_SETTINGS;
  for (const row of rows) {
    const value: unknown = JSON.parse(row.value_json);
    const changed = settingsSchema.safeParse({ ...settings, [row.name]: value });
    if (changed.success) settings = changed.data;
  }
  return settings;
}

export async function storeSettings(
  tx: WriteTx,
  changes: { readonly [Name in keyof Settings]?: Settings[Name] | undefined },
  now: string,
): Promise<void> {
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    await putSetting(tx, { name, value, now });
  }
}

/** Any named value as JSON; names of other areas carry a prefix of their own ('view:…'). */
export async function putSetting(
  tx: WriteTx,
  setting: { readonly name: string; readonly value: unknown; readonly now: string },
): Promise<void> {
  const value_json = JSON.stringify(setting.value);
  await tx
    .insertInto('setting')
    .values({ name: setting.name, value_json, updated_at: setting.now })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value_json, updated_at: setting.now }))
    .execute();
}
