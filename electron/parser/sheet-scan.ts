const TAG = /<(?:\w+:)?(?:row\b[^>]*|v>|is>)|(?:<(?:\w+:)?f\b[^>]*\/>|<\/(?:\w+:)?f>)(?!\s*<(?:\w+:)?v)/g;

/**
 * Counts the cells of a worksheet's XML that hold something, while its bytes pass by, and remembers the
 * last row with
 * one: a sheet formatted down to row 1,000,000 has a million empty rows and is still a small ledger.
 */
export class SheetScan {
  cells = 0;
  /** as Excel counts; 0 = no cell holds anything */
  lastRow = 0;
  /** a formula stands without its stored value */
  hasUnvaluedFormula = false;
  #row = 0;
  #carry = '';

  /**
   * Takes the next text (which begins with what the last call returned) and returns what to put before the
   * next.
   */
  take(text: string): string {
    const cut = text.lastIndexOf('<');
    const whole = cut < 0 || text.indexOf('>', cut) >= 0 ? text : text.slice(0, cut);
    this.#count(whole);
    this.#carry = text.slice(whole.length);
    return this.#carry;
  }

  finish(): void {
    this.#count(this.#carry);
    this.#carry = '';
  }

  #count(text: string): void {
    for (const [tag] of text.matchAll(TAG)) {
      if (tag.endsWith('v>') || tag.endsWith('is>')) {
        this.cells += 1;
        this.lastRow = this.#row;
        continue;
      }
      if (!/^<(?:\w+:)?row/.test(tag)) {
        this.hasUnvaluedFormula = true;
        this.lastRow = this.#row;
        continue;
      }
      const stated = /\br="(\d+)"/.exec(tag)?.[1];
      this.#row = stated === undefined ? this.#row + 1 : Number(stated);
    }
  }
}
