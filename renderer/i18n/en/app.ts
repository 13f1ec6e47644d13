import type { ErrorsWorded, Worded } from '../keys.ts';
import type { words as zh, errors as zhErrors } from '../zh-CN/app.ts';

export const words: Worded<typeof zh> = {
  name: 'Car Loan Desk',
  nav: {
    label: 'Main navigation',
    morning: 'Today',
    loans: 'Loans',
    cases: 'Cases',
    letters: 'Letters',
    receipts: 'Receipts',
    plans: 'Plans',
    legal: 'Court',
    recovery: 'Vehicles',
    analysis: 'Analysis',
    training: 'Training',
    imports: 'Import & export',
    settings: 'Settings',
    collapse: 'Collapse the side bar',
    expand: 'Expand the side bar',
  },
  search: {
    placeholder: 'Search name, pinyin, plate, phone, ID, contract no.',
    label: 'Search everything',
    none: 'No loan matches “{{text}}”',
    hint: '↑↓ to choose, Enter to open, Esc to close',
    results_one: '{{count}} loan',
    results_other: '{{count}} loans',
  },
  lock: 'Lock',
  userMenu: '{{name}} ({{role}})',
  skipToContent: 'Skip to content',
  sample: 'Sample book: every person is invented. Do not enter real data.',
  status: {
    saved: 'Saved {{time}}',
    savedNothing: 'No changes today',
    backup: 'Backup {{when}}',
    backupVerified: 'verified',
    backupUnverified: 'not verified',
    backupNever: 'No backup yet',
    diskLow: 'Less than 500 MB left on the disk: make room',
    overdue_one: '{{count, number}} loan overdue',
    overdue_other: '{{count, number}} loans overdue',
    jobs: 'Jobs',
    cancel: 'Cancel',
    disconnected: 'The background service stopped and is restarting. What was saved is safe.',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    sheet: 'Show keyboard shortcuts',
    search: 'Search everything',
    lock: 'Lock',
    sidebar: 'Collapse or expand the side bar',
    here: 'This page',
    everywhere: 'Every page',
  },
  errorPage: {
    title: 'This page failed',
    body: 'Your data is not affected. Reopen the page; if it fails again, copy the text below and report it.',
    retry: 'Reopen this page',
    home: 'Go to Today',
  },
  notFound: { title: 'No such page', body: 'The address may have changed. Choose where to go on the left.' },
  jobs: {
    import: 'Importing',
    undoImport: 'Undoing an import',
    letters: 'Issuing letters',
    dayRoll: 'Day roll',
    book: 'Checking the book',
  },
  loading: 'Opening…',
  serviceFailed: 'The background service did not start',
  restartService: 'Start it again',
  keyUnconfirmed: 'The recovery key was never confirmed as printed',
  keyUnconfirmedAct: 'Renew and print it',
  leave: {
    title: 'You have unsaved changes',
    body: 'If you leave, what you typed is kept as a draft.',
    ok: 'Leave',
    stay: 'Stay',
  },
};

export const errors: ErrorsWorded<typeof zhErrors> = {
  'input.invalid': {
    what: 'A field is not valid; nothing was saved.',
    act: 'Correct the marked field and try again.',
  },
  'book.locked': {
    what: 'The book is locked.',
    act: 'Enter your passphrase to go on. What you typed is kept.',
  },
  'book.absent': { what: 'There is no book yet.', act: 'Complete the first-run setup.' },
  'book.readOnly': {
    what: 'The book’s folder cannot be written to; nothing was saved.',
    act: 'Check the folder’s permissions or the disk’s write protection, then try again.',
  },
  'disk.full': {
    what: 'The disk is full; nothing was saved.',
    act: 'Free some space and try again. Existing data is intact.',
  },
  'actor.forbidden': {
    what: 'Only an owner may do this.',
    act: 'Ask an owner to unlock the book and do it.',
  },
  'command.conflict': {
    what: 'The same request came again with different content; it was not carried out.',
    act: 'Reload the page, check it, and do it again.',
  },
  'record.notFound': {
    what: 'This record cannot be found; it may have been undone.',
    act: 'Go back to the list and look again.',
  },
  'service.crashed': {
    what: 'The background service stopped; this step was not completed.',
    act: 'It restarts by itself. Try again shortly: nothing is booked twice.',
  },
  'service.restarting': { what: 'The background service is restarting.', act: 'Try again shortly.' },
  'file.tokenUnknown': {
    what: 'The permission for this file was used or has expired.',
    act: 'Choose the file again.',
  },
  'file.inUse': {
    what: 'Another program has the target file open; nothing was saved.',
    act: 'Close it, or use another name.',
  },
  'file.unreadable': {
    what: 'The chosen file cannot be read.',
    act: 'Check that it is still there and that you may read it, then choose it again.',
  },
  'folder.readOnly': {
    what: 'The chosen folder cannot be written to; nothing was saved.',
    act: 'Choose another folder.',
  },
  'job.cancelled': {
    what: 'The job was cancelled.',
    act: 'What was finished is saved. Start again when needed.',
  },
  'page.unexpected': {
    what: 'Something unexpected happened on this page.',
    act: 'Reopen the page; if it happens again, copy the text and report it.',
  },
  unexpected: {
    what: 'Something unexpected happened. The step was rolled back and nothing was written.',
    act: 'Try again; if it happens again, copy the incident number and report it.',
  },
};
