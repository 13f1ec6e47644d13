import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileLog, redacted } from './file-log.ts';

describe('the log', () => {
  let folder = '';
  const now = (): string => '2026-03-01T00:00:00.000Z';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'desk log 日志 '));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('holds one object a line', () => {
    const log = fileLog(folder, now);
    log.note('book.opened', { loans: 3 });
    log.warn('disk.low', { freeMegabytes: 12 });
    const lines = readFileSync(join(folder, 'desk.log'), 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { at: now(), level: 'note', event: 'book.opened', loans: 3 },
      { at: now(), level: 'warn', event: 'disk.low', freeMegabytes: 12 },
    ]);
  });

  it('keeps the words of an error out, which may quote a person', () => {
    fileLog(folder, now).incident('i1', new Error('no such borrower: 张伟强'), { method: 'loans.get' });
    const text = readFileSync(join(folder, 'desk.log'), 'utf8');
    expect(text).not.toContain('张伟强');
    expect(JSON.parse(text)).toMatchObject({ incidentId: 'i1', kind: 'Error', method: 'loans.get' });
  });

  it('starts a new file above 2 MB and keeps the old one', () => {
    writeFileSync(join(folder, 'desk.log'), 'x'.repeat(2 * 1024 * 1024 + 1));
    fileLog(folder, now).note('first');
    expect(readFileSync(join(folder, 'desk.log'), 'utf8')).toContain('first');
    expect(readFileSync(join(folder, 'desk.1.log'), 'utf8').length).toBe(2 * 1024 * 1024 + 1);
  });

  it.each([
    ['110101199003071234', '•'],
    ['call 13800138000 now', 'call • now'],
    ['粤B12345 gone', '• gone'],
    ['/home/wang/desk', '/home/•/desk'],
    ['a.b@example.com', '•'],
  ])('makes %j unreadable', (given, expected) => {
    expect(redacted(given)).toBe(expected);
  });
});
