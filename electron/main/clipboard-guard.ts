/** Copied numbers do not stay in the clipboard for the next program (desktop.md 2.5). */
const KEPT_MS = 30_000;

interface Clipboard {
  /** a promise since Electron 44 */
  readText(): string | Promise<string>;
  writeText(text: string): void | Promise<void>;
  clear(): void | Promise<void>;
}

/** Copies a text and empties the clipboard after 30 seconds if it still holds it. */
export function clipboardGuard(clipboard: Clipboard): (text: string) => void {
  let timer: NodeJS.Timeout | undefined;
  return (text) => {
    clearTimeout(timer);
    void clipboard.writeText(text);
    timer = setTimeout(() => void clearIfUnchanged(clipboard, text), KEPT_MS);
    timer.unref();
  };
}

async function clearIfUnchanged(clipboard: Clipboard, text: string): Promise<void> {
  if ((await clipboard.readText()) === text) await clipboard.clear();
}
