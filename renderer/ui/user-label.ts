import type { BookUser } from '../../shared/contract/users.ts';
import type { Translate } from '../i18n/words.ts';

/** Who is at the desk: name and role, or the name alone where it says the role already. */
export function userLabel(t: Translate, user: Pick<BookUser, 'name' | 'role'>): string {
  const role = t(user.role === 'owner' ? 'book.owner' : 'book.clerk');
  return user.name === role ? role : t('app.userMenu', { name: user.name, role });
}
