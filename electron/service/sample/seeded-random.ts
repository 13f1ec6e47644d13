import { present } from '../../../shared/kernel/assert.ts';

/** A repeatable source of chance (mulberry32): the same seed gives the same sample book on every machine. */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 <= x < 1, from 32 bits */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** an integer from `least` to `most`, both included */
  integer(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  isTrueFor(percent: number): boolean {
    return this.next() * 100 < percent;
  }

  oneOf<T>(choices: readonly T[]): T {
    return present(choices[this.integer(0, choices.length - 1)], 'a choice is made from a non-empty list');
  }

  digits(count: number): string {
    let text = '';
    for (let index = 0; index < count; index += 1) text += this.integer(0, 9).toString();
    return text;
  }
}
