import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { endPrograms } from './processes.ts';
import {
  newKey,
  openServedWorld,
  scenarioArchive,
  scenarioCreate,
  scenarioInput,
  scenarioUpdate,
  simulationStart,
  symbols,
} from './served-world.ts';
import type { Data, ServedWorld } from './served-world.ts';

let world: ServedWorld;
beforeAll(async () => {
  world = await openServedWorld();
});
afterAll(async () => {
  await world?.close();
  endPrograms();
});

async function madeScenario(token = world.token): Promise<string> {
  const { data, errors } = await world.ask(scenarioCreate, { input: scenarioInput() }, { token });
  expect([errors, data?.scenarioCreate.errors]).toEqual([[], []]);
  return data.scenarioCreate.scenario.id as string;
}

/** The same question in both languages: everything but the text must be the same. */
async function inBoth(query: string, inputOf: () => object): Promise<{ ko: Data; en: Data }> {
  const answers = [];
  for (const language of ['ko', 'en'] as const) {
    const { status, data, errors } = await world.ask(query, { input: inputOf() }, { token: world.token, language });
    expect([status, errors]).toEqual([200, []]);
    answers.push(Object.values(data as Record<string, Data>)[0]);
  }
  return { ko: answers[0], en: answers[1] };
}

const full = [
  { symbol: symbols[0], weightRatio: 0.5 },
  { symbol: symbols[1], weightRatio: 0.5 },
];

it.each<[string, object, string, string[], string, string]>([
  ['a budget of 0', { investmentBudgetKrw: '0' }, 'E_RANGE', ['investmentBudgetKrw'], '허용 범위', 'within the range'],
  [
    'a negative budget',
    { investmentBudgetKrw: '-1' },
    'E_BUDGET_NEGATIVE',
    ['investmentBudgetKrw'],
    '0원 이상',
    '0 won or more',
  ],
  [
    'a negative budget for controls',
    { controlBudgetKrw: '-5000' },
    'E_BUDGET_NEGATIVE',
    ['controlBudgetKrw'],
    '0원 이상',
    '0 won or more',
  ],
  [
    'weights that do not sum to 1',
    { positions: [{ symbol: symbols[0], weightRatio: 0.9 }] },
    'E_WEIGHTS_SUM',
    ['positions'],
    '비중의 합',
    'add up to 100 %',
  ],
  [
    'an unknown symbol',
    { positions: [{ symbol: '005930', weightRatio: 1 }] },
    'E_SYMBOL_UNKNOWN',
    ['positions', '0', 'symbol'],
    '시세가 없는 종목',
    'no prices for this symbol',
  ],
  [
    'the same symbol twice',
    { positions: [full[0], full[0]] },
    'E_DUPLICATE',
    ['positions', '1', 'symbol'],
    '두 번',
    'there twice',
  ],
  ['no position', { positions: [] }, 'E_REQUIRED', ['positions'], '필수', 'required'],
  ['0 paths', { pathCount: 0 }, 'E_RANGE', ['pathCount'], '허용 범위', 'within the range'],
  ['a horizon of 10 years', { horizonSessions: 2520 }, 'E_RANGE', ['horizonSessions'], '허용 범위', 'within the range'],
  ['an empty name', { name: '   ' }, 'E_LENGTH', ['name'], '길이', 'length allowed'],
  ['a short key', { idempotencyKey: 'short' }, 'E_LENGTH', ['idempotencyKey'], '길이', 'length allowed'],
])('answers %s at its field, in the language of the reader', async (_what, change, reason, path, korean, english) => {
  const { ko, en } = await inBoth(scenarioCreate, () => scenarioInput(change));
  for (const [answer, words] of [
    [ko, korean],
    [en, english],
  ]) {
    expect(answer.scenario).toBeNull();
    expect(answer.errors).toEqual([
      { __typename: 'InvalidInputError', code: 'INVALID_INPUT', message: expect.stringContaining(words), reason, path },
    ]);
  }
});

it.each(['100000000000000000', '10000000000000000000'])(
  'refuses %s won before anything runs, at its field and in the language of the reader',
  async (investmentBudgetKrw) => {
    const words = { ko: '9,007,199,254,740,991', en: '9007199254740991' } as const;
    for (const language of ['ko', 'en'] as const) {
      const input = scenarioInput({ investmentBudgetKrw });
      const { status, data, errors } = await world.ask(scenarioCreate, { input }, { token: world.token, language });
      expect([status, data, errors.length]).toEqual([400, undefined, 1]);
      expect(errors[0]!.message).toContain(words[language]);
      expect(errors[0]!.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        inputPath: ['input', 'investmentBudgetKrw'],
        requestId: expect.any(String),
      });
    }
  },
);

it('answers a stale version with the scenario as it now is, and changes nothing', async () => {
  const id = await madeScenario();
  await world.ask(scenarioUpdate, { input: { id, expectedVersion: 1, name: '새 이름' } });
  const { ko, en } = await inBoth(scenarioUpdate, () => ({ id, expectedVersion: 1, name: '늦은 이름' }));
  const conflict = {
    __typename: 'VersionConflictError',
    code: 'VERSION_CONFLICT',
    path: ['expectedVersion'],
    current: { id, version: 2, name: '새 이름' },
  };
  expect(ko).toEqual({ scenario: null, errors: [{ ...conflict, message: expect.stringContaining('다른 사람이') }] });
  expect(en).toEqual({ scenario: null, errors: [{ ...conflict, message: expect.stringContaining('Somebody else') }] });
});

describe('what belongs to another organisation', () => {
  it('cannot be told from what does not exist, whatever way it is asked for', async () => {
    const foreign = await madeScenario(world.foreignToken);
    const missing = 'scn_01JQ7Z3V5M8K2T9W4X6Y0B1C2D';
    const answersTo = async (id: string): Promise<Data> => [
      await inBoth(scenarioUpdate, () => ({ id, expectedVersion: 1, name: '남의 것' })),
      await inBoth(scenarioArchive, () => ({ id, expectedVersion: 1 })),
      await inBoth(simulationStart, () => ({ scenarioId: id, idempotencyKey: newKey() })),
      await world.ask(`{ scenario(id: "${id}") { id } node(id: "${id}") { id } nodes(ids: ["${id}"]) { id } }`),
      await world.ask(`{ simulationRuns(filter: { scenarioId: "${id}" }) { totalCount } }`),
    ];
    const told = await answersTo(foreign);
    expect(told).toEqual(await answersTo(missing));
    expect(told[0].ko.errors).toEqual([
      {
        __typename: 'NotFoundError',
        code: 'NOT_FOUND',
        path: ['id'],
        message: expect.stringContaining('찾을 수 없습니다'),
      },
    ]);
    expect(told[2].en.errors).toEqual([
      {
        __typename: 'NotFoundError',
        code: 'NOT_FOUND',
        path: ['scenarioId'],
        message: expect.stringContaining('Not found'),
      },
    ]);
    expect(told[3]).toMatchObject({ errors: [], data: { scenario: null, node: null, nodes: [null] } });
    expect(told[4].data.simulationRuns.totalCount).toBe(0);
    const own = await world.ask(`{ scenario(id: "${foreign}") { id version } }`, {}, { token: world.foreignToken });
    expect(own.data.scenario).toEqual({ id: foreign, version: 1 });
  });
});

describe('a key of something that is done once', () => {
  it('is refused for another input', async () => {
    const idempotencyKey = newKey();
    await world.ask(scenarioCreate, { input: scenarioInput({ idempotencyKey }) });
    const { ko, en } = await inBoth(scenarioCreate, () => scenarioInput({ idempotencyKey, name: '다른 것' }));
    const reused = {
      __typename: 'IdempotencyKeyReusedError',
      code: 'IDEMPOTENCY_KEY_REUSED',
      path: ['idempotencyKey'],
    };
    expect(ko.errors).toEqual([{ ...reused, message: expect.stringContaining('새 키로') }]);
    expect(en.errors).toEqual([{ ...reused, message: expect.stringContaining('new key') }]);
  });

  it('answers a repeat with the first run, also when the scenario was archived in between', async () => {
    const id = await madeScenario();
    const input = { scenarioId: id, idempotencyKey: newKey() };
    const first = await world.ask(simulationStart, { input });
    expect(first.data.simulationStart.errors).toEqual([]);
    await world.ask(scenarioArchive, { input: { id, expectedVersion: 1 } });
    const again = await world.ask(simulationStart, { input });
    expect(again.data.simulationStart).toMatchObject({
      run: { id: first.data.simulationStart.run.id },
      errors: [],
    });
    const { ko } = await inBoth(simulationStart, () => ({ scenarioId: id, idempotencyKey: newKey() }));
    expect(ko.errors).toEqual([
      { __typename: 'WrongStateError', code: 'WRONG_STATE', path: ['scenarioId'], message: expect.any(String) },
    ]);
  });
});

it('refuses a question that goes too deep, and one of more than 256 KiB', async () => {
  const nest = (levels: number): string =>
    levels === 0 ? '{ id }' : `{ runs(first: 1) { edges { node { scenario ${nest(levels - 1)} } } } }`;
  const deep = await world.ask(`{ scenarios(first: 1) { edges { node ${nest(3)} } } }`);
  expect(deep).toMatchObject({ status: 400, errors: [{ extensions: { code: 'QUERY_TOO_DEEP', limit: 12 } }] });
  const input = scenarioInput({ description: '가'.repeat(100_000) });
  const large = await world.ask(scenarioCreate, { input });
  expect(large).toMatchObject({ status: 413, errors: [{ extensions: { code: 'DOCUMENT_TOO_LARGE' } }] });
});

it('tells nobody anything: without a credential 200 with null, with a bad one 401', async () => {
  const query = '{ scenarios { edges { node { id } } } }';
  const anonymous = await world.ask(query, {}, {});
  expect(anonymous).toMatchObject({ status: 200, data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  const token = `${world.token.slice(0, -1)}${world.token.endsWith('0') ? '1' : '0'}`;
  const wrong = await world.ask(query, {}, { token });
  expect(wrong).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
});

it('works from what is stored while the source of prices does not answer, and says up to when that is', async () => {
  const { data, errors } = await world.ask(
    '{ serverInfo { marketAsOfDate } instruments(first: 3) { edges { node { symbol lastSessionDate } } } }',
  );
  expect(errors).toEqual([]);
  expect(data.serverInfo.marketAsOfDate).toBe('2020-10-26'); // the 300th day from 2020-01-01, a leap year
  expect(data.instruments.edges.map(({ node }: Data) => node)).toEqual(
    symbols.map((symbol) => ({ symbol, lastSessionDate: '2020-10-26' })),
  );
  expect((await fetch(`${world.address}/health/ready`)).status).toBe(200);
  await world.program.saying(/A job failed\. \{[^\n]*"job":"market\.refresh"[^\n]*"isLast":false/, 90_000); // and is tried again
});
