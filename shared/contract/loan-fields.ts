import { z } from 'zod';

export const loanStatusField = z.enum(['active', 'overdue', 'settled', 'written-off']);

export const bucketField = z.enum(['M0', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7']);

export const legalFormField = z.enum([
  'mortgage',
  'retention-of-title',
  'finance-lease',
  'pledge',
  'unsecured',
  'other',
]);

export const partyRoleField = z.enum([
  'borrower',
  'co-borrower',
  'guarantor',
  'mortgagor',
  'registered-owner',
  'spouse',
]);
