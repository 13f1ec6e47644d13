import { CLERK_PASSPHRASE, newBookInput, OWNER_PASSPHRASE } from '../../support/desk-for-tests.ts';
import type { Examples } from '../example.ts';

const lender = () => newBookInput().lender;

export const bookExamples: Examples = {
  'book.status': { valid: () => ({}), answers: 'ok', invalid: { x: 1 } },
  'book.create': { valid: () => newBookInput(), answers: 'book.exists', invalid: { users: [] } },
  'book.openSample': {
    valid: () => ({ language: 'en' }),
    answers: 'book.exists',
    invalid: { language: 'fr' },
  },
  'book.unlock': {
    valid: (known) => ({ userId: known.ownerId, passphrase: OWNER_PASSPHRASE }),
    answers: 'ok',
    invalid: { userId: 'NOT AN ID', passphrase: '' },
  },
  'book.unlockWithRecoveryKey': {
    valid: (known) => ({ userId: known.ownerId, recoveryKey: 'X', newPassphrase: '12345678' }),
    answers: 'ok',
    invalid: { userId: 'a', recoveryKey: 'X', newPassphrase: 'short' },
  },
  'book.lock': { valid: () => ({}), answers: 'ok', invalid: { now: true }, isLast: true },
  'book.confirmRecoveryKey': { valid: () => ({}), answers: 'ok', invalid: null },
  'book.renewRecoveryKey': {
    valid: () => ({ passphrase: OWNER_PASSPHRASE }),
    answers: 'ok',
    invalid: { passphrase: 7 },
  },
  'book.backups': { valid: () => ({}), answers: 'ok', invalid: [] },
  'book.backUpNow': { valid: () => ({}), answers: 'ok', invalid: 'now' },
  'book.restoreBackup': {
    valid: () => ({ backupId: 'none' }),
    answers: 'backup.notFound',
    invalid: { backupId: 3 },
    isLast: true,
  },
  'book.verify': { valid: () => ({}), answers: 'ok', invalid: { deep: true } },
  'book.statusLine': { valid: () => ({}), answers: 'ok', invalid: { x: 1 } },
  'users.list': { valid: () => ({}), answers: 'ok', invalid: 1 },
  'users.add': {
    valid: () => ({ name: '新人', role: 'clerk', passphrase: '新人的口令 99' }),
    answers: 'ok',
    invalid: { name: '', role: 'boss', passphrase: '1' },
  },
  'users.update': {
    valid: (known) => ({ userId: known.clerkId, name: '经办二', role: 'clerk' }),
    answers: 'ok',
    invalid: { userId: 'a', name: 'x\u202e', role: 'clerk' },
  },
  'users.remove': {
    valid: (known) => ({ userId: known.clerkId, passphrase: OWNER_PASSPHRASE }),
    answers: 'ok',
    invalid: { userId: '' },
    isLast: true,
  },
  'users.changePassphrase': {
    valid: () => ({ currentPassphrase: OWNER_PASSPHRASE, newPassphrase: CLERK_PASSPHRASE }),
    answers: 'ok',
    invalid: { currentPassphrase: 'x', newPassphrase: 'short' },
    isLast: true,
  },
  'lenders.list': { valid: () => ({}), answers: 'ok', invalid: { page: 1 } },
  'lenders.save': {
    valid: () => ({ id: null, isActive: true, lender: { ...lender(), name: '第二家', letterPrefix: '二' } }),
    answers: 'ok',
    invalid: { id: null, isActive: true, lender: { ...lender(), name: '' } },
  },
  'settings.get': { valid: () => ({}), answers: 'ok', invalid: false },
  'settings.save': { valid: () => ({ idleMinutes: 7 }), answers: 'ok', invalid: { idleMinutes: 0 } },
  'settings.views': { valid: () => ({ list: 'loans' }), answers: 'ok', invalid: {} },
  'settings.saveView': {
    valid: () => ({ list: 'loans', name: '逾期', body: '{}' }),
    answers: 'ok',
    invalid: { list: 'loans', name: '', body: '{}' },
  },
  'settings.removeView': {
    valid: () => ({ list: 'loans', name: '逾期' }),
    answers: 'ok',
    invalid: { list: 'loans' },
  },
  'drafts.list': { valid: () => ({}), answers: 'ok', invalid: { key: 'x' } },
  'drafts.save': {
    valid: () => ({ key: 'loan:new', body: '{}' }),
    answers: 'ok',
    invalid: { key: '', body: '' },
  },
  'drafts.remove': { valid: () => ({ key: 'loan:new' }), answers: 'ok', invalid: { key: 1 } },
  'jobs.cancel': { valid: () => ({ jobId: 'none' }), answers: 'ok', invalid: {} },
  'audit.list': {
    valid: () => ({ beforeSeq: null, limit: 10, subjectKind: null, subjectId: null }),
    answers: 'ok',
    invalid: { beforeSeq: null, limit: 0, subjectKind: null, subjectId: null },
  },
  'law.lpr': { valid: () => ({}), answers: 'ok', invalid: { on: 'x' } },
  'law.saveLpr': {
    valid: () => ({ publishedOn: '2026-09-21', annual1yPpm: 30000, annual5yPpm: 35000, source: '官网' }),
    answers: 'ok',
    invalid: { publishedOn: '2026-02-30', annual1yPpm: 1, annual5yPpm: null, source: 'x' },
  },
  'law.parameters': { valid: () => ({}), answers: 'ok', invalid: 0 },
  'law.approveParameter': {
    valid: () => ({
      id: 'cap.local7.judicial',
      scope: 'LOCAL7',
      effectiveFrom: '2021-01-01',
      counsel: '示例律师',
    }),
    answers: 'ok',
    invalid: { id: 'cap.local7.judicial', scope: 'LOCAL7', effectiveFrom: '2021-01-01', counsel: ' ' },
  },
  'law.overrideParameter': {
    valid: () => ({
      id: 'demand.cureDays.default',
      scope: 'all',
      effectiveFrom: '2026-11-01',
      value: 20,
      source: '合同范本第 9 条',
      reason: '公司统一给予 20 天',
    }),
    answers: 'ok',
    invalid: { id: 'demand.cureDays.default', scope: 'all', effectiveFrom: '2026-11-31', value: 20 },
  },
  'law.holidays': { valid: () => ({ year: 2026 }), answers: 'ok', invalid: { year: 1900 } },
  'law.saveHoliday': {
    valid: () => ({ date: '2026-12-31', kind: 'rest', name: '调休', source: '通知' }),
    answers: 'ok',
    invalid: { date: '2026-13-01', kind: 'rest', name: 'x', source: 'y' },
  },
};
