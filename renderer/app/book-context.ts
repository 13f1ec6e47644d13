import { createContext, use } from 'react';
import type { BookStatus } from '../../shared/contract/book.ts';
import type { BookUser } from '../../shared/contract/users.ts';
import { present } from '../../shared/kernel/assert.ts';

export const BookContext = createContext<BookStatus | undefined>(undefined);

/** The open book's state: label, users, who is at the desk. Only below Desk. */
export function useBook(): BookStatus {
  return present(use(BookContext), 'the desk is shown only with an open book');
}

export function useCurrentUser(): BookUser | undefined {
  return useBook().currentUser ?? undefined;
}

/** Whether the person at the desk is an owner 负责人; the service decides again on each call. */
export function useIsOwner(): boolean {
  return useCurrentUser()?.role === 'owner';
}
