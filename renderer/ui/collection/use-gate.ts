import { useEffect, useState } from 'react';
import { desk, type Input, type Output } from '../../bridge/desk.ts';
import { type DeskError, toDeskError } from '../../bridge/desk-error.ts';

export interface GateState {
  readonly gate: Output<'contacts.gate'> | undefined;
  readonly error: DeskError | undefined;
}

/** Asks the gate at this moment, and again whenever the target changes: an answer of an hour ago is no answer. */
export function useGate(input: Input<'contacts.gate'>): GateState {
  const [state, setState] = useState<GateState>({ gate: undefined, error: undefined });
  const key = JSON.stringify(input);
  useEffect(() => {
    let isCurrent = true;
    const asked: Input<'contacts.gate'> = JSON.parse(key);
    const timer = setTimeout(() => {
      desk.call('contacts.gate', asked).then(
        (gate) => isCurrent && setState({ gate, error: undefined }),
        (thrown: unknown) => isCurrent && setState({ gate: undefined, error: toDeskError(thrown) }),
      );
    }, 80);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [key]);
  return state;
}
