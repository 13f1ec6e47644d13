import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import type { Input } from '../../bridge/desk.ts';

export type Facts = Input<'parties.setFacts'>['facts'];
export type Way = NonNullable<Facts['doNotContact']>['ways'][number];

/** Ways of contact in the order of the card; worded under `cases.what.*`. */
export const WAYS = ['call', 'sms', 'wechat', 'visit'] as const satisfies readonly Way[];

/** The facts as typed: each restriction is on or off, its fields kept while it is off. */
export interface FactsForm {
  readonly hasConsent: boolean;
  readonly consentOn: LocalDate | undefined;
  readonly consentPaper: string;
  readonly isQuiet: boolean;
  readonly ways: readonly Way[];
  readonly until: LocalDate | undefined;
  readonly isForGood: boolean;
  readonly wish: string;
  readonly isRepresented: boolean;
  readonly representative: string;
  readonly isAuthorityShown: boolean;
  readonly authorityOn: LocalDate | undefined;
  readonly isDead: boolean;
  readonly deathOn: LocalDate | undefined;
  readonly heirsNote: string;
  readonly hardship: string;
  readonly language: string;
  readonly notes: string;
  readonly evidence: string;
}

export interface StoredFacts {
  readonly quietHoursConsent: { readonly givenOn: LocalDate; readonly paper: string } | null;
  readonly doNotContact: {
    readonly ways: readonly Way[];
    readonly until: LocalDate | null;
    readonly reason: string;
  } | null;
  readonly representation: { readonly name: string; readonly authorityShownOn: LocalDate | null } | null;
  readonly death: { readonly on: LocalDate; readonly heirsNote: string } | null;
  readonly hardship: string;
  readonly language: string;
  readonly notes: string;
}

export function formOfFacts(facts: StoredFacts): FactsForm {
  const { quietHoursConsent: consent, doNotContact: wish, representation, death } = facts;
  return {
    hasConsent: consent !== null,
    consentOn: consent?.givenOn,
    consentPaper: consent?.paper ?? '',
    isQuiet: wish !== null,
    ways: wish?.ways ?? WAYS,
    until: wish?.until ?? undefined,
    isForGood: wish !== null && wish.until === null,
    wish: wish?.reason ?? '',
    isRepresented: representation !== null,
    representative: representation?.name ?? '',
    isAuthorityShown: (representation?.authorityShownOn ?? null) !== null,
    authorityOn: representation?.authorityShownOn ?? undefined,
    isDead: death !== null,
    deathOn: death?.on,
    heirsNote: death?.heirsNote ?? '',
    hardship: facts.hardship,
    language: facts.language,
    notes: facts.notes,
    evidence: '',
  };
}

export type FactProblem =
  | 'consentOn'
  | 'consentPaper'
  | 'ways'
  | 'until'
  | 'wish'
  | 'representative'
  | 'authorityOn'
  | 'deathOn'
  | 'evidence';

/** What is missing, or a day on the wrong side of today; `stored` = a wish that ended and was left as it is stands. */
export function factProblems(
  form: FactsForm,
  today: LocalDate,
  stored: StoredFacts,
): ReadonlySet<FactProblem> {
  const problems = new Set<FactProblem>();
  const need = (name: FactProblem, isWrong: boolean): void => {
    if (isWrong) problems.add(name);
  };
  const isNotYet = (day: LocalDate | undefined): boolean => day === undefined || day > today;
  if (form.hasConsent) {
    need('consentOn', isNotYet(form.consentOn));
    need('consentPaper', form.consentPaper.trim() === '');
  }
  if (form.isQuiet) {
    const isLeft = form.until === stored.doNotContact?.until;
    need('ways', form.ways.length === 0);
    need('until', !form.isForGood && (form.until === undefined || (form.until < today && !isLeft)));
    need('wish', form.wish.trim() === '');
  }
  if (form.isRepresented) {
    need('representative', form.representative.trim() === '');
    need('authorityOn', form.isAuthorityShown && isNotYet(form.authorityOn));
  }
  if (form.isDead) need('deathOn', isNotYet(form.deathOn));
  need('evidence', form.evidence.trim() === '');
  return problems;
}

/** What is sent, once there is no problem. */
export function factsOfForm(form: FactsForm): Facts {
  const { consentOn, deathOn } = form;
  return {
    quietHoursConsent:
      form.hasConsent && consentOn !== undefined
        ? { givenOn: consentOn, paper: form.consentPaper.trim() }
        : null,
    doNotContact: form.isQuiet
      ? {
          ways: WAYS.filter((way) => form.ways.includes(way)),
          until: form.isForGood ? null : (form.until ?? null),
          reason: form.wish.trim(),
        }
      : null,
    representation: form.isRepresented
      ? {
          name: form.representative.trim(),
          authorityShownOn: form.isAuthorityShown ? (form.authorityOn ?? null) : null,
        }
      : null,
    death: form.isDead && deathOn !== undefined ? { on: deathOn, heirsNote: form.heirsNote.trim() } : null,
    hardship: form.hardship.trim(),
    language: form.language.trim(),
    notes: form.notes.trim(),
  };
}
