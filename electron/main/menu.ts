import { Menu, type MenuItemConstructorOptions } from 'electron';
import { type DeskLanguage, deskWords } from './words.ts';

interface MenuActions {
  readonly lock: () => void;
  readonly quit: () => void;
}

/** Small on purpose: what the desk can do stands on its pages; here are the keys that every program has. */
export function setMenu(language: DeskLanguage, actions: MenuActions): void {
  const words = deskWords(language);
  const book: MenuItemConstructorOptions = {
    label: words.book,
    submenu: [
      { id: 'lock', label: words.lock, accelerator: 'CmdOrCtrl+L', click: actions.lock },
      { type: 'separator' },
      { id: 'quit', label: words.quit, accelerator: 'CmdOrCtrl+Q', click: actions.quit },
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: words.edit,
    submenu: [
      { role: 'undo', label: words.undo },
      { role: 'redo', label: words.redo },
      { type: 'separator' },
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'selectAll', label: words.selectAll },
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: words.view,
    submenu: [
      { role: 'zoomIn', label: words.zoomIn },
      { role: 'zoomOut', label: words.zoomOut },
      { role: 'resetZoom', label: words.actualSize },
      { role: 'togglefullscreen', label: words.fullScreen },
    ],
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate([book, edit, view]));
}
