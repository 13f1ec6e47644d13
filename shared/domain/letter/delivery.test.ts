import { describe, expect, it } from 'vitest';
import { countsAtLevel } from './delivery.ts';

describe('a letter that came back (law/README 3.3)', () => {
  const residence = { addressKind: 'residence', isAgreedDelivery: false };
  it('counts at level C at the agreed delivery address only', () => {
    expect(countsAtLevel('C', { ...residence, isAgreedDelivery: true })).toBe(true);
    expect(countsAtLevel('C', { ...residence, addressKind: 'id-card' })).toBe(false);
  });
  it('counts at level D at an ID-card, household or registered address too, not at a mere residence', () => {
    for (const addressKind of ['id-card', 'household', 'registered']) {
      expect(countsAtLevel('D', { ...residence, addressKind })).toBe(true);
    }
    expect(countsAtLevel('D', residence)).toBe(false);
  });
  it('that was signed for, or came back without counting, asks for no kind of address', () => {
    for (const level of ['A', 'B', 'E', null]) expect(countsAtLevel(level, residence)).toBe(true);
  });
});
