import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runLawVectors } from '../../electron/headless/law-vectors.ts';

const VECTORS = fileURLToPath(new URL('vectors.json', import.meta.url));

describe('the worked examples of the legal rules', () => {
  it('all come out of the functions that the book uses', () => {
    const outcome = runLawVectors(VECTORS);
    expect(outcome.lines).toEqual([`${outcome.passed} passed, 0 failed`]);
  });

  it('are all run: as many cases as the file holds', () => {
    const document: Record<string, unknown> = JSON.parse(readFileSync(VECTORS, 'utf8'));
    const lists = Object.values(document).filter((group) => Array.isArray(group));
    const samples = Object.values(document.identifiers as Record<string, Record<string, string[]>>);
    const identifiers = samples.flatMap((verdicts) => Object.values(verdicts)).flat().length;
    const cases = lists.reduce((total, list) => total + list.length, 0) + identifiers;
    expect(runLawVectors(VECTORS).passed).toBe(cases);
  });
});
