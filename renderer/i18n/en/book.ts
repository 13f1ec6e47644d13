import type { ErrorsWorded, Worded } from '../keys.ts';
import type { words as zh, errors as zhErrors } from '../zh-CN/book.ts';

export const words: Worded<typeof zh> = {
  owner: 'Owner',
  clerk: 'Clerk',
  language: 'Language',
  who: 'User',
  passphrase: 'Passphrase',
  passphraseAgain: 'Passphrase again',
  passphraseHelp: 'At least 8 characters; a long sentence holds better than a short jumble',
  passphraseShort: 'Too short: at least 8 characters',
  passphraseCommon: 'Too easy to guess: avoid common words, runs and repeats',
  passphraseName: 'Do not include your own name',
  passphraseDiffers: 'The two do not match',
  strength: 'Strength of the passphrase',
  strength0: 'Cannot be used',
  strength1: 'Strength: weak. Make it longer.',
  strength2: 'Strength: fair',
  strength3: 'Strength: good',
  capsLock: 'Caps Lock is on',
  unlock: 'Unlock',
  wait_one: 'Wait {{count}} second before trying again',
  wait_other: 'Wait {{count}} seconds before trying again',
  useRecovery: 'Forgot it? Use the recovery key',
  recoveryUnlockTitle: 'Open with the recovery key',
  recoveryKey: 'Recovery key',
  recoveryKeyHelp: 'On the printed sheet. Capitals, spaces and hyphens do not matter.',
  recoveryFor: 'Set a new passphrase for',
  recoveryUnlock: 'Open and set the passphrase',
  back: 'Back',
  next: 'Next',
  start: 'Set up a book',
  trySample: 'Look at a sample first',
  sampleHelp:
    'The sample book is temporary, its people are invented, and nothing of it enters your own book.',
  welcomeTitle: 'First run',
  welcomeBody:
    'You will enter the lender, the users and their passphrases, and print a recovery key. It takes about five minutes. The book is encrypted on this PC and never uses a network.',
  lenderTitle: 'The lender',
  lenderBody:
    'Letterhead, collection account and interest rules come from here. You can edit it or add lenders later in Settings.',
  usersTitle: 'Users',
  usersBody:
    'Each person opens the same book with their own passphrase, and the log names who did what. Passphrases are stored nowhere.',
  userName: 'Name',
  role: 'Role',
  ownerHelp: 'Manages users, lenders and keys',
  clerkHelp: 'Daily work: receipts, collection, letters',
  nameTwice: 'Another user has this name',
  addUser: 'Add a user',
  removeUser: 'Remove this user',
  create: 'Create the encrypted book',
  step: { welcome: 'Language', lender: 'Lender', users: 'Users', recovery: 'Recovery key', done: 'Done' },
  recoveryTitle: 'Recovery key',
  recoveryBody:
    'If everyone forgets their passphrase, only this key opens the book. It is shown once. Print it and put it in a safe; do not photograph it or store it on this PC.',
  recoveryPaperTitle: 'Recovery key · {{book}}',
  recoveryPaperBody:
    'Date {{date}}. Anyone holding this sheet can open the book: keep it safe. It stops working when the key is renewed.',
  auditKey: 'Audit public key',
  print: 'Print',
  recoveryConfirm: 'Type these two groups from the paper to confirm that you have it:',
  recoveryGroup: 'Group {{no}}',
  recoveryDone: 'It is stored safely',
  doneTitle: 'The book is ready',
  doneBody: 'Import your Excel ledger now, or go to the desk first.',
  importNow: 'Import a ledger',
  openDesk: 'Go to the desk',
  rescueTitle: 'The book was not opened',
  nothingChanged: 'No file was changed.',
  tryAgain: 'Try again',
  backupsTitle: 'Backups',
  noBackups:
    'No backup was found in the folder. If yours are on a USB drive or another disk, connect it and try again.',
  restore: 'Restore this backup',
  restoreTitle: 'Replace the book with this backup?',
  restoreBody:
    'The restored book holds {{loans}} loans, {{entries}} ledger entries and {{letters}} letters; later changes are not in it. The present files are moved to the quarantine folder and kept.',
  takenAt: 'Taken',
  kind: 'Reason',
  state: 'State',
  loans: 'Loans',
  entries: 'Ledger entries',
  size: 'Size',
  action: 'Action',
  backupKind: {
    automatic: 'automatic',
    manual: 'manual',
    beforeUpgrade: 'before an upgrade',
    beforeImport: 'before an import',
    beforeRestore: 'before a restore',
    onExit: 'on exit',
  },
  backupState: { verified: 'verified', unverified: 'not verified', broken: 'damaged' },
  refusal: {
    damaged: 'The book file is damaged',
    foreign: 'This file is not a book of this program',
    newer: 'The book was written by a newer version',
    keysMissing: 'The key file vault.json is missing or unreadable',
    busy: 'Another window or program is using the book',
    readOnly: 'The book’s folder cannot be written to',
    diskFull: 'The disk is full',
    migrationFailed: 'Upgrading the book failed and was rolled back',
    unreachable: 'The book’s folder cannot be read',
    syncFolder: 'The book lies in a folder that a sync program copies',
    schemaDiffers: 'The inner structure of the book was changed by another program',
    networkFolder: 'The book lies on a network drive',
  },
  refusalAct: {
    damaged:
      'If antivirus or backup software is running, pause it and try again. If the book still does not open, restore a verified backup below.',
    foreign: 'Check which folder is used. If the book file was replaced, restore a backup below.',
    newer:
      'The book has format {{book}}; this program reads up to {{program}}. Install the newer version, or restore a backup from before the upgrade.',
    keysMissing:
      'Without it no passphrase can open the book. Put vault.json back, or restore a backup below (each holds the key file).',
    busy: 'Close the other window or program, then try again.',
    readOnly: 'Check the folder’s permissions or the disk’s write protection, then try again.',
    diskFull: 'Free some space and try again.',
    migrationFailed:
      'The book is still in format {{book}} and intact. Go on with the previous version and report the number below.',
    unreachable: 'Check that the disk is connected and that you may read the folder, then try again.',
    syncFolder:
      'Sync programs copy files while they are written, which can damage the book. Move the whole folder to an ordinary place on this PC; backups may be synced.',
    schemaDiffers:
      'So that nothing planted in it can run, the book was not opened; the file is as it was. Restore a backup below that you trust and find out where the file came from.',
    networkFolder:
      'Writing to a network drive is not safe for the book. Move the whole folder to a disk of this PC; backups may go to the network.',
  },
};

export const errors: ErrorsWorded<typeof zhErrors> = {
  'sample.bookNotEmpty': {
    what: 'Sample data goes into an empty book; this one already holds loans',
    act: 'Make another book and fill that one.',
  },
  'passphrase.wrong': {
    what: 'Wrong passphrase; the book was not opened.',
    act: 'Check Caps Lock and the input method, then try again. The book is unaffected.',
  },
  'passphrase.wait': {
    what: 'Too many wrong tries; there is a short wait.',
    act: 'Try again when the countdown ends.',
  },
  'recoveryKey.wrong': {
    what: 'Wrong recovery key; the book was not opened.',
    act: 'Compare it with the sheet group by group. A sheet from before a renewal no longer works.',
  },
  'book.refused': {
    what: 'The book was not opened.',
    act: 'Follow the steps on screen. No file was changed.',
  },
  'book.exists': {
    what: 'The folder already holds a book; none was created.',
    act: 'Restart and unlock the existing book.',
  },
  'book.folderNotEmpty': {
    what: 'The folder is not empty; no book was created.',
    act: 'Choose an empty folder so that nothing is overwritten.',
  },
  'user.nameTaken': {
    what: 'Another user has this name; nothing was saved.',
    act: 'Add something to tell them apart.',
  },
  'user.ownerFirst': { what: 'The first user must be an owner.', act: 'Make the first user an owner.' },
  'user.lastOwner': { what: 'This is the last owner; nothing was changed.', act: 'Add another owner first.' },
  'user.isCurrent': {
    what: 'You cannot remove yourself.',
    act: 'Ask another owner to unlock the book and do it.',
  },
  'backup.failed': {
    what: 'The backup failed its check and was discarded.',
    act: 'Check the disk space and back up again. The book is unaffected.',
  },
  'backup.notFound': {
    what: 'This backup cannot be found; nothing was restored.',
    act: 'Connect the disk that holds it and reload the list.',
  },
  'backup.broken': {
    what: 'This backup is damaged; nothing was restored.',
    act: 'Choose another verified backup.',
  },
  'backup.newer': {
    what: 'This backup was written by a newer version; nothing was restored.',
    act: 'Install the newer version or choose an earlier backup.',
  },
};
