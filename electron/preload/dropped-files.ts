import { ipcRenderer, webUtils } from 'electron';

/** The part of the page that takes a dropped file says so with this attribute. */
const TAKES_FILES = '[data-takes-file]';

function takesFile(event: DragEvent): boolean {
  const { target } = event;
  return target instanceof Element && target.closest(TAKES_FILES) !== null;
}

/**
 * A file dropped onto a part that takes files: main gets its path and gives the page a token, as after a dialog; the
 * page never sees the path. Only a hand can drop: events that a script makes are passed over. Anywhere else a dropped
 * file does nothing.
 */
export function watchDroppedFiles(): void {
  window.addEventListener('dragover', (event) => {
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = takesFile(event) ? 'copy' : 'none';
  });
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (!event.isTrusted || !takesFile(event) || file === undefined) return;
    const path = webUtils.getPathForFile(file);
    if (path !== '') ipcRenderer.send('desk:fileDropped', path);
  });
}
