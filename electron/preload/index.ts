import { ipcRenderer } from 'electron';
import { watchDroppedFiles } from './dropped-files.ts';

/**
 * Relays the MessagePorts that main made for this page (service first, shell second; after a restart of the service its
 * new port alone) and nothing else: no API is exposed. The page's script has run, and listens, at DOMContentLoaded.
 */
const isParsed = new Promise<void>((resolve) => {
  window.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
});

ipcRenderer.on('desk:ports', (event) => {
  const ports = [...event.ports];
  void isParsed.then(() => window.postMessage({ type: 'desk:ports' }, window.location.origin, ports));
});

watchDroppedFiles();
ipcRenderer.send('desk:hello');
