import type { ReactNode } from 'react';
import { desk } from '../../bridge/desk.ts';
import { useT } from '../../i18n/words.ts';
import { MaskedText } from '../MaskedText.tsx';
import type { Phone } from './collection-words.ts';

/** A number as it is masked; a click shows it for dialling, which the service records. */
export function PhoneNumber({ phone }: { readonly phone: Phone }): ReactNode {
  const t = useT();
  return (
    <MaskedText
      masked={phone.numberMasked}
      label={t('cases.today.phone')}
      reveal={() =>
        desk
          .call('parties.unmask', { subject: 'phone', recordId: phone.phoneId })
          .then((found) => found.value)
      }
    />
  );
}
