import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runGolden, SUPPORTED_KINDS } from '../../electron/headless/golden.ts';

const CASES = fileURLToPath(new URL('./cases/', import.meta.url));

describe('published loan figures', () => {
  it.each(SUPPORTED_KINDS)('agree with the engine: %s', (kind) => {
    const outcome = runGolden(CASES, [kind]);
    expect(outcome.lines).toEqual([`${outcome.passed} passed, 0 failed`]);
    expect(outcome.passed).toBeGreaterThan(0);
  });

  it('counts a kind that the engine does not know as failed', () => {
    const kinds = ['no-such-kind'];
    expect(runGolden(CASES, kinds)).toEqual({ passed: 0, failed: 0, lines: ['0 passed, 0 failed'] });
    expect(SUPPORTED_KINDS).not.toContain('tvm');
    expect(runGolden(CASES, ['tvm']).failed).toBeGreaterThan(0);
  });
});
