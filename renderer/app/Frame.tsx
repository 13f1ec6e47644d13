import { Outlet, useLocation } from '@tanstack/react-router';
import { type ReactNode, Suspense, useState } from 'react';
import { useT } from '../i18n/words.ts';
import { useBook } from './book-context.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { GlobalSearch } from './GlobalSearch.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { SideBar } from './SideBar.tsx';
import { StatusBar } from './StatusBar.tsx';
import { useShortcut } from './shortcuts.ts';
import { TopBar } from './TopBar.tsx';

const NARROW_PX = 1500;

/** The desk's frame (ux.md): title and search above, places left, the page, the status bar below. */
export function Frame(): ReactNode {
  const t = useT();
  const { isSample } = useBook();
  const location = useLocation();
  const [isSmall, setIsSmall] = useState(() => window.innerWidth < NARROW_PX);
  const [isSearchOpen, setIsSearchOpen] = useState(false);
  useShortcut('Ctrl+B', 'app.shortcuts.sidebar', () => setIsSmall((old) => !old), { scope: 'everywhere' });
  useShortcut('Ctrl+K', 'app.shortcuts.search', () => setIsSearchOpen(true), { scope: 'everywhere' });
  return (
    <div className={`desk-frame${isSmall ? ' desk-frame-small' : ''}`}>
      <button type="button" className="desk-skip" onClick={() => document.getElementById('main')?.focus()}>
        {t('app.skipToContent')}
      </button>
      <TopBar onSearch={() => setIsSearchOpen(true)} />
      <SideBar isSmall={isSmall} onToggle={() => setIsSmall((old) => !old)} />
      <main id="main" className="desk-main" tabIndex={-1}>
        {isSample ? <div className="desk-sample">{t('app.sample')}</div> : null}
        <ErrorBoundary resetKey={location.pathname}>
          <Suspense fallback={<div className="desk-late desk-soft">{t('app.loading')}</div>}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
      <StatusBar />
      {isSearchOpen ? <GlobalSearch onClose={() => setIsSearchOpen(false)} /> : null}
      <ShortcutSheet />
    </div>
  );
}
