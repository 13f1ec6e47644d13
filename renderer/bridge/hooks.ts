import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { useRef } from 'react';
import { type CommandMethod, desk, type Input, newCommandId, type Output, type QueryMethod } from './desk.ts';
import { type DeskError, toDeskError } from './desk-error.ts';

interface QueryOptions {
  /** false: not asked yet */
  readonly isEnabled?: boolean;
  /** keep showing the last answer while another input is asked (paging, as-of) */
  readonly keepPrevious?: boolean;
}

/** Asks the service and keeps the answer fresh by topic. `undefined` input: not asked yet. */
export function useDeskQuery<M extends QueryMethod>(
  method: M,
  input: Input<M> | undefined,
  options: QueryOptions = {},
): UseQueryResult<Output<M>, DeskError> {
  return useQuery<Output<M>, DeskError>({
    queryKey: [method, input],
    queryFn: () => {
      if (input === undefined) throw toDeskError(new Error(`${method} asked without input`));
      return desk.call(method, input);
    },
    enabled: input !== undefined && (options.isEnabled ?? true),
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/**
 * A command as a mutation: `run.mutate(input)`, `run.isPending`, `run.error`. Sending the same input again after a
 * crash reuses the command id, so that what was already booked is not booked twice.
 */
export function useDeskCommand<M extends CommandMethod>(
  method: M,
): UseMutationResult<Output<M>, DeskError, Input<M>> {
  const unanswered = useRef<{ readonly text: string; readonly id: string } | undefined>(undefined);
  return useMutation<Output<M>, DeskError, Input<M>>({
    mutationFn: async (input) => {
      const text = JSON.stringify(input);
      const id = unanswered.current?.text === text ? unanswered.current.id : newCommandId();
      unanswered.current = { text, id };
      try {
        const output = await desk.call(method, input, id);
        unanswered.current = undefined;
        return output;
      } catch (thrown) {
        const error = toDeskError(thrown);
        const isLost = error.code === 'service.crashed' || error.code === 'service.restarting';
        if (!isLost) unanswered.current = undefined;
        throw error;
      }
    },
  });
}
