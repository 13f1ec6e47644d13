import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { listenForShortcuts } from './app/shortcuts.ts';
import { apply as applyTheme } from './app/theme.ts';
import './app/desk.css';
import './app/first.css';
import { serviceWire } from './bridge/desk.ts';
import { followJobs } from './bridge/jobs.ts';
import { followTopics } from './bridge/query-cache.ts';
import { listenForPorts, shellWire } from './bridge/shell.ts';
import { storedLanguage, switchLanguage } from './i18n/words.ts';
import { stampStyleElements } from './ui/nonce.ts';

stampStyleElements();
listenForPorts(window, { service: serviceWire, shell: shellWire });
followTopics();
followJobs();
listenForShortcuts();
applyTheme();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
await switchLanguage(storedLanguage());
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
