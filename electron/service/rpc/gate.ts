interface Waiting {
  readonly kind: 'read' | 'write';
  readonly start: () => Promise<void>;
}

/**
 * The one queue before the one connection: turns run one after another in the order in which they came, so a
 * query never sees half a command. While writes are held (a backup is copying), reads pass by waiting writes.
 * A turn must not wait for another turn.
 */
export interface Gate {
  read<T>(turn: () => Promise<T>): Promise<T>;
  write<T>(turn: () => Promise<T>): Promise<T>;
  /** runs without a turn of its own; writes wait until it is over */
  holdingWrites<T>(work: () => Promise<T>): Promise<T>;
}

export function createGate(): Gate {
  const waiting: Waiting[] = [];
  let isBusy = false;
  let holds = 0;

  const startNext = (): void => {
    if (isBusy) return;
    const index = waiting.findIndex((turn) => holds === 0 || turn.kind === 'read');
    const [next] = index < 0 ? [] : waiting.splice(index, 1);
    if (next === undefined) return;
    isBusy = true;
    void next.start().finally(() => {
      isBusy = false;
      startNext();
    });
  };

  const enter = <T>(kind: 'read' | 'write', turn: () => Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ kind, start: () => turn().then(resolve, reject) });
      startNext();
    });

  return {
    read: (turn) => enter('read', turn),
    write: (turn) => enter('write', turn),
    holdingWrites: async (work) => {
      // its own write turn first: whatever was being written is over when the hold begins
      await enter('write', async () => {
        holds += 1;
      });
      try {
        return await work();
      } finally {
        holds -= 1;
        startNext();
      }
    },
  };
}
