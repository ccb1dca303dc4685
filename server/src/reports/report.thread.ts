import { parentPort, workerData } from 'node:worker_threads';

import type { ReportContent } from './report-content.ts';
import { reportPdf } from './report-pdf.ts';

/** Body of the thread of `printReport`: one report, then it ends. */
export type FromPrinter =
  | { readonly kind: 'progress'; readonly ratio: number }
  | { readonly kind: 'done'; readonly bytes: Uint8Array };

const port = parentPort;
if (port === null) throw new Error('This file is the body of a worker thread.');
const send = (message: FromPrinter): void => port.postMessage(message, []); // threads have no origin to name

send({
  kind: 'done',
  bytes: await reportPdf(workerData as ReportContent, (ratio) => send({ kind: 'progress', ratio })),
});
