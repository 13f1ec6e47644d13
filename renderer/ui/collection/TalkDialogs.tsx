import type { ReactNode } from 'react';
import { useDraft } from '../../app/drafts.ts';
import { ContactDialog } from './ContactDialog.tsx';
import type { CasePage } from './collection-words.ts';
import { emptyContact, firstDial, readContact } from './contact-form.ts';
import { emptyPromise, PromiseDialog, readPromise } from './PromiseDialog.tsx';
import type { Dial } from './TodayPanel.tsx';

interface DialogProps {
  readonly page: CasePage;
  readonly dialog: { readonly kind: string; readonly dial?: Dial };
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** The call and the promise of a case or of the chosen row of the sheet, kept as drafts. */
export function TalkDialogs(props: DialogProps): ReactNode {
  if (props.dialog.kind === 'call') return <CallDialog {...props} />;
  if (props.dialog.kind === 'promise') return <TakePromise {...props} />;
  return null;
}

function CallDialog({ page, dialog, onClose, onSaved }: DialogProps): ReactNode {
  const draft = useDraft(
    `contact:${page.loan.loanId}`,
    emptyContact(dialog.dial ?? firstDial(page)),
    readContact,
  );
  return <ContactDialog page={page} draft={draft} onClose={onClose} onSaved={onSaved} />;
}

function TakePromise({ page, onClose, onSaved }: DialogProps): ReactNode {
  const draft = useDraft(`promise:${page.loan.loanId}`, emptyPromise(page), readPromise);
  return <PromiseDialog page={page} draft={draft} onClose={onClose} onSaved={onSaved} />;
}
