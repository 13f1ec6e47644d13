import type { BackupView } from './list-backups.ts';

const DAYS_KEPT = 12;
const WEEKS_KEPT = 10;
const MONTHS_KEPT = 9;
const UPGRADES_KEPT = 5;
/** copies made around a dangerous step stay beside the rotation for a while */
const OTHERS_KEPT = 10;

/**
 * Which copies may go: the newest of each of the last 12 days, 10 weeks and 9 months that have one stay, and
 * the last 5 before an upgrade, which never rotate out by age. The newest verified copy always stays.
 */
export function backupsToRemove(backups: readonly BackupView[]): readonly string[] {
  const newestFirst = backups.toSorted((left, right) => (left.takenAt < right.takenAt ? 1 : -1));
  const sound = newestFirst.filter((backup) => backup.state !== 'broken');
  const kept = new Set<string>();
  const keep = (chosen: readonly BackupView[]): void => {
    for (const backup of chosen) kept.add(backup.id);
  };
  keep(sound.slice(0, 1));
  keep(sound.filter((backup) => backup.kind === 'beforeUpgrade').slice(0, UPGRADES_KEPT));
  keep(
    sound
      .filter((backup) => backup.kind === 'beforeImport' || backup.kind === 'beforeRestore')
      .slice(0, OTHERS_KEPT),
  );
  keep(newestPer(sound, (backup) => backup.takenAt.slice(0, 10)).slice(0, DAYS_KEPT));
  keep(newestPer(sound, (backup) => weekOf(backup.takenAt)).slice(0, WEEKS_KEPT));
  keep(newestPer(sound, (backup) => backup.takenAt.slice(0, 7)).slice(0, MONTHS_KEPT));
  return newestFirst.filter((backup) => !kept.has(backup.id)).map((backup) => backup.id);
}

function newestPer(newestFirst: readonly BackupView[], period: (backup: BackupView) => string): BackupView[] {
  const seen = new Set<string>();
  return newestFirst.filter((backup) => {
    const name = period(backup);
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

/** Weeks begin on Monday; 1970-01-05 was one. */
function weekOf(instant: string): string {
  const days = Math.floor(Date.parse(instant) / 86_400_000);
  return String(Math.floor((days - 4) / 7));
}
