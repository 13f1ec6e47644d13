import { describe, expect, it } from 'vitest';
import type { Service } from '../../electron/service/start-service.ts';
import type { AnyMethod } from '../../shared/contract/define.ts';
import { contract } from '../../shared/contract/index.ts';
import {
  answerOf,
  CLERK_PASSPHRASE,
  serviceFor,
  serviceWithBook,
  withFolder,
} from '../support/desk-for-tests.ts';
import { type Example, type KnownIds, knownIds } from './example.ts';
import { EXAMPLES } from './inputs/index.ts';

interface Case {
  readonly name: string;
  readonly method: AnyMethod;
  readonly example: Example;
}

/** Every input of the contract is a strict object: a field of nobody's is refused everywhere. */
const FOREIGN_FIELD = { fieldOfNobody: true };

const methods = Object.entries<AnyMethod>(contract);
const examples = new Map<string, Example>(Object.entries(EXAMPLES));
const cases = methods.flatMap(([name, method]): readonly Case[] => {
  const example = examples.get(name);
  return example === undefined ? [] : [{ name, method, example }];
});

async function isAnswered(service: Service, known: KnownIds, { name, method, example }: Case): Promise<void> {
  const answered = await service.call(name, example.valid(known));
  expect(answered.ok ? 'ok' : JSON.stringify(answered.error), name).toContain(example.answers);
  if (!answered.ok) return;
  const parsed = method.output.safeParse(answered.value);
  expect(parsed.success ? [] : parsed.error.issues, `what ${name} answers`).toEqual([]);
}

describe('the contract through the service', () => {
  it('every method refuses an input that is not its own, and names the place', { timeout: 60_000 }, () =>
    withFolder(async (bookDir) => {
      const service = await serviceWithBook({ bookDir });
      for (const [name] of methods) {
        for (const input of [FOREIGN_FIELD, 'text', examples.get(name)?.invalid ?? null]) {
          const refused = await service.call(name, input);
          expect(refused, `${name} of ${JSON.stringify(input)}`).toMatchObject({
            ok: false,
            error: { code: 'input.invalid' },
          });
        }
      }
      await service.close();
    }),
  );

  it('valid inputs are answered in the form of the contract', { timeout: 60_000 }, () =>
    withFolder(async (bookDir) => {
      const service = await serviceWithBook({ bookDir });
      const known = await knownIds(service);
      for (const one of cases.filter(({ example }) => example.isLast !== true)) {
        await isAnswered(service, known, one);
      }
      expect(await answerOf(service, 'book.verify', {})).toMatchObject({ isOk: true });
      await service.close();
    }),
  );

  it('those that lock, replace or re-key the book, each on a book of its own', {
    timeout: 60_000,
  }, async () => {
    for (const one of cases.filter(({ example }) => example.isLast === true)) {
      await withFolder(async (bookDir) => {
        const service = await serviceWithBook({ bookDir });
        await isAnswered(service, await knownIds(service), one);
        await service.close();
      });
    }
  });

  it('without a book only what is meant for it answers', () =>
    withFolder(async (bookDir) => {
      const service = await serviceFor({ bookDir });
      for (const [name] of methods.filter(([, method]) => !method.whileLocked)) {
        const result = await service.call(name, {});
        expect(result, name).toMatchObject({ ok: false, error: { code: 'book.absent' } });
      }
      await service.close();
    }));

  it('a clerk is refused what only an owner may do', () =>
    withFolder(async (bookDir) => {
      const service = await serviceWithBook({ bookDir });
      const known = await knownIds(service);
      await answerOf(service, 'book.lock', {});
      await answerOf(service, 'book.unlock', { userId: known.clerkId, passphrase: CLERK_PASSPHRASE });
      for (const [name] of methods.filter(([, method]) => method.ownerOnly)) {
        const result = await service.call(name, FOREIGN_FIELD);
        expect(result, name).toMatchObject({ ok: false, error: { code: 'actor.forbidden' } });
      }
      await service.close();
    }));
});
