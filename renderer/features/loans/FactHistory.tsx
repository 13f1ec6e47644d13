import type { ReactNode } from 'react';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { type Translate, useT } from '../../i18n/words.ts';
import { InstantText } from '../../ui/InstantText.tsx';
import type { StoredFacts } from './person-facts-form.ts';

/** Each restriction of a person as one phrase: for the card and for the history. */
export function factPhrases(t: Translate, facts: StoredFacts): readonly string[] {
  const { doNotContact: wish, representation, death, quietHoursConsent: consent } = facts;
  return [
    wish
      ? t(wish.until === null ? 'records.facts.saidForGood' : 'records.facts.saidUntil', {
          ways: wish.ways.map((way) => t(`cases.what.${way}`)).join(' · '),
          until: wish.until,
        })
      : '',
    representation
      ? t(
          representation.authorityShownOn === null
            ? 'records.facts.saidRepresentedUnproven'
            : 'records.facts.saidRepresented',
          { name: representation.name, on: representation.authorityShownOn },
        )
      : '',
    death ? t('records.facts.saidDead', { on: death.on }) : '',
    consent ? t('records.facts.saidConsent', { on: consent.givenOn }) : '',
    facts.hardship === '' ? '' : t('records.facts.saidHardship', { text: facts.hardship }),
  ].filter((phrase) => phrase !== '');
}

/** Every state that was recorded before, the newest first: nothing said of a person is overwritten. */
export function FactHistory({ personId }: { readonly personId: string }): ReactNode {
  const t = useT();
  const known = useDeskQuery('parties.facts', { personId });
  const history = known.data?.history ?? [];
  if (history.length === 0) return null;
  return (
    <details>
      <summary className="desk-soft">{t('records.facts.history', { count: history.length })}</summary>
      <ul>
        {history.map((state) => {
          const phrases = factPhrases(t, state.facts);
          return (
            <li key={`${state.recordedAt} ${state.evidence}`} className="desk-small desk-wrap">
              <InstantText at={state.recordedAt} /> {state.actorName} · {state.evidence} ·{' '}
              {phrases.length > 0 ? phrases.join(' · ') : t('records.facts.saidNothing')}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
