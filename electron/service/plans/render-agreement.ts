import type { CommandContext } from '../rpc/context.ts';
import type { Proposal } from './propose.ts';

export interface AgreementWish {
  readonly proposal: Proposal;
  readonly agreementNo: string;
  readonly input: { readonly agreedOn: string; readonly toleranceDays: number; readonly remarks: string };
}

/** The agreement's PDF kept in the book, by its hash. null until the layout of agreements joins electron/service/pdf. */
export async function renderAgreement(_ctx: CommandContext, _wish: AgreementWish): Promise<string | null> {
  return null;
}
