import '../platform/javascript-engine.ts';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { sectorCodes } from '@convergence/shared/threat/catalogue';

import { entities } from '../entities.ts';
import { openDatabase } from '../platform/db/database.ts';
import type { Orm } from '../platform/db/database.ts';
import { readEnvironment, readSettings } from '../platform/settings.ts';

import { openCandleWriter } from './candle-writer.ts';
import { importHistory } from './import-history.ts';
import type { ImportOutcome } from './import-history.ts';
import { describeReport, importLanguage, importTexts } from './import-text.ts';
import type { ImportLanguage } from './import-text.ts';
import { krxTradingDays, todayInSeoul } from './trading-days.ts';
import { UniverseFileError, readUniverse } from './universe-file.ts';
import type { UniverseEntry } from './universe-file.ts';

/** What the command exits with: 1 for a file at fault, 2 for a wrong call. */
const EXIT = { done: 0, fileAtFault: 1, wrongCall: 2 } as const;

interface Arguments {
  readonly file: string;
  readonly universe: string | null;
  readonly isDryRun: boolean;
  readonly dataDir: string | null;
  readonly language: ImportLanguage;
}

/** Where the report and the progress go. */
export interface ImportTerminal {
  readonly line: (text: string) => void;
  /** Called each time when another tenth of the file has been read. */
  readonly progress: (label: string, percent: number) => void;
}

/** `npm run import`: a second process, which opens the database and never the queue. Returns the exit code. */
export async function importCommand(argv: readonly string[], terminal: ImportTerminal): Promise<number> {
  const print = terminal.line;
  const env = readEnvironment();
  const given = readArguments(argv, importLanguage(undefined, env));
  if ('usage' in given) {
    print(given.usage);
    return EXIT.wrongCall;
  }
  const texts = importTexts[given.language];
  for (const file of [given.file, given.universe]) {
    if (file !== null && !existsSync(file)) {
      print(texts.noFile(file));
      return EXIT.wrongCall;
    }
  }
  const startedAt = performance.now();
  try {
    const universe = given.universe === null ? null : await readUniverse(given.universe);
    const outcome = given.isDryRun ? await check(given, universe, terminal) : await store(given, universe, terminal);
    for (const line of describeReport(outcome.report, given.language)) print(line);
    if (outcome.report.errorCount > 0) {
      print(texts.nothingStored(outcome.report.errorCount));
      return EXIT.fileAtFault;
    }
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    print(outcome.written ? texts.stored(outcome.written, seconds) : texts.dryRun);
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof UniverseFileError)) throw error;
    print(texts.universe(error.line, error.column));
    return EXIT.fileAtFault;
  }
}

function check(
  given: Arguments,
  universe: ReadonlyMap<string, UniverseEntry> | null,
  terminal: ImportTerminal,
): Promise<ImportOutcome> {
  return importHistory({ ...common(given, terminal), universe: universe ?? new Map(), writer: null });
}

async function store(
  given: Arguments,
  universe: ReadonlyMap<string, UniverseEntry> | null,
  terminal: ImportTerminal,
): Promise<ImportOutcome> {
  const settings = readSettings(given.dataDir === null ? [] : ['--data', given.dataDir]);
  const orm = await openDatabase(settings, entities);
  const writer = openCandleWriter(settings.database, orm);
  try {
    const known = await knownInstruments(orm);
    return await importHistory({
      ...common(given, terminal),
      universe: new Map([...known, ...(universe ?? [])]),
      writer,
    });
  } finally {
    await writer.close();
    await orm.close();
  }
}

function common(
  given: Arguments,
  terminal: ImportTerminal,
): Pick<Parameters<typeof importHistory>[0], 'file' | 'today' | 'tradingDays' | 'onProgress'> {
  return {
    file: given.file,
    today: todayInSeoul(Date.now()),
    tradingDays: krxTradingDays,
    onProgress: tenths(importTexts[given.language].reading, terminal.progress),
  };
}

/** Names and sectors of issues that are stored already, so that a second import without a universe file keeps them. */
async function knownInstruments(orm: Orm): Promise<Map<string, UniverseEntry>> {
  const rows = await orm.em
    .getConnection()
    .execute<{ symbol: string; nameKo: string; nameEn: string; sector: string }[]>(
      `select symbol, name_ko as nameKo, name_en as nameEn, sector from instrument where dataset = 'IMPORT'`,
    );
  return new Map(
    rows.map((row) => [row.symbol, { ...row, sector: sectorCodes.find((code) => code === row.sector) ?? 'ETC' }]),
  );
}

/** Tells every tenth once. */
function tenths(label: string, progress: ImportTerminal['progress']): (ratio: number) => void {
  let shown = 0;
  return (ratio) => {
    const percent = Math.floor(ratio * 10) * 10;
    if (percent <= shown) return;
    shown = percent;
    progress(label, percent);
  };
}

/** One line that is written over on a terminal; lines of their own elsewhere. */
function showProgress(label: string, percent: number): void {
  const isTerminal = process.stderr.isTTY;
  process.stderr.write(`${isTerminal ? '\r' : ''}${label} ${percent} %${!isTerminal || percent === 100 ? '\n' : ''}`);
}

function readArguments(argv: readonly string[], language: ImportLanguage): Arguments | { readonly usage: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        universe: { type: 'string' },
        'dry-run': { type: 'boolean' },
        data: { type: 'string' },
        lang: { type: 'string' },
      },
    });
    const chosen = values.lang === undefined ? language : importLanguage(values.lang, {});
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return { usage: importTexts[chosen].usage };
    return {
      file,
      universe: values.universe ?? null,
      isDryRun: values['dry-run'] ?? false,
      dataDir: values.data ?? null,
      language: chosen,
    };
  } catch {
    return { usage: importTexts[language].usage }; // an unknown option: the usage says which there are
  }
}

if (import.meta.main) {
  const terminal = { line: (text: string) => console.log(text), progress: showProgress };
  process.exitCode = await importCommand(process.argv.slice(2), terminal);
}
