import { QueryClient } from '@tanstack/react-query';
import type { Topic } from '../../shared/contract/topics.ts';
import { serviceWire } from './desk.ts';

/** The page's cache of answers. Local data: no retries, no waiting for a network, asked again only by topic. */
export const queryCache = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

const LOAN_VIEWS = ['loans.', 'cases.', 'morning.', 'receipts.', 'plans.', 'letters.', 'book.statusLine'];

/** Which methods' answers a topic makes stale, by the beginning of their names. */
const STALE_BY_TOPIC: Readonly<Record<Topic, readonly string[]>> = {
  book: [''],
  settings: ['settings.'],
  lenders: ['lenders.', 'loans.', 'letters.'],
  users: ['users.', 'book.status'],
  loans: LOAN_VIEWS,
  parties: ['parties.', 'loans.', 'cases.', 'contacts.', 'letters.', 'morning.'],
  receipts: [...LOAN_VIEWS, 'contacts.'],
  cases: ['cases.', 'contacts.', 'loans.', 'morning.', 'book.statusLine'],
  promises: ['cases.', 'contacts.', 'promises.', 'loans.', 'morning.', 'book.statusLine'],
  plans: ['plans.', 'cases.', 'loans.', 'morning.'],
  letters: ['letters.', 'cases.', 'loans.', 'morning.'],
  imports: ['imports.', ...LOAN_VIEWS],
  morning: ['morning.', 'book.statusLine'],
  law: ['law.', 'loans.', 'letters.'],
  audit: ['audit.'],
  job: [],
};

/** The name beginnings that a topic makes stale; an unknown topic makes everything stale rather than nothing. */
export function staleMethods(topic: string): readonly string[] {
  return isTopic(topic) ? STALE_BY_TOPIC[topic] : [''];
}

function isTopic(topic: string): topic is Topic {
  return topic in STALE_BY_TOPIC;
}

/** Marks what a topic touches as stale; what is on screen is asked again at once. */
export function invalidateTopic(topic: string): void {
  const prefixes = staleMethods(topic);
  if (prefixes.length === 0) return;
  void queryCache.invalidateQueries({
    predicate: (entry) => {
      const method = entry.queryKey[0];
      return typeof method === 'string' && prefixes.some((prefix) => method.startsWith(prefix));
    },
  });
}

/** Keeps the cache true to the service's events for the life of the page. */
export function followTopics(): void {
  serviceWire.onEvent((event) => invalidateTopic(event.topic));
}
