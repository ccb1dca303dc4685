import { useEffect, useEffectEvent, useRef, useState } from 'react';

import type { RunStateQuery, SimulationEventsSubscription } from '../../gql/graphql.ts';

import { figuresOf, isRunning, withFigures } from './live-model.ts';
import type { LiveRun } from './live-model.ts';
import { SimulationEventsDocument } from './run-documents.ts';
import type { StreamState } from '../../ui/stream-model.ts';
import { useStream } from '../../ui/use-stream.ts';

type Run = NonNullable<RunStateQuery['simulationRun']>;
type SimulationEvent = SimulationEventsSubscription['simulationEvents'];

/** Drawn at most four times a second. */
const DRAW_EVERY_MS = 250;

function startOf(run: Run): LiveRun {
  const start: LiveRun = {
    status: run.status,
    progressRatio: run.progressRatio,
    doneChunkCount: run.doneChunkCount,
    chunkCount: run.chunkCount,
    figures: null,
    trail: [],
  };
  return run.estimate ? withFigures(start, figuresOf(run.estimate)) : start;
}

function afterEvent(run: LiveRun, event: SimulationEvent): LiveRun {
  switch (event.__typename) {
    case 'SimulationProgressEvent':
      return withFigures(
        {
          ...run,
          status: run.status === 'QUEUED' ? 'RUNNING' : run.status,
          progressRatio: Math.max(run.progressRatio, event.progressRatio),
          doneChunkCount: Math.max(run.doneChunkCount, event.doneChunkCount),
          chunkCount: event.chunkCount,
        },
        figuresOf(event.estimate),
      );
    case 'SimulationStateEvent':
      return { ...run, status: event.status };
    case 'SimulationFinishedEvent':
      return { ...run, status: event.run.status };
    default:
      return run; // a kind of event that a newer server knows
  }
}

/**
 * A run as it moves on: starts from the answer of the query, follows its events, and hands the picture over at most
 * four times a second and not at all while the tab is hidden.
 *
 * @param run - Null while the query is on its way.
 * @param onFinished - Called once when the run has ended.
 */
export function useLiveRun(
  run: Run | null,
  onFinished: () => void,
  onLost: () => void,
): { readonly live: LiveRun | null; readonly stream: StreamState } {
  const latest = useRef<LiveRun | null>(null);
  const [live, setLive] = useState<LiveRun | null>(null);
  const runId = run?.id;
  const isOn = run !== null && isRunning(run.status);
  const current = useEffectEvent(() => run);

  useEffect(() => {
    const now = current();
    latest.current = now?.id === runId && now ? startOf(now) : null;
    setLive(latest.current);
  }, [runId]);

  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) setLive(latest.current);
    }, DRAW_EVERY_MS);
    return () => clearInterval(timer);
  }, [isOn]);

  const stream = useStream({
    document: SimulationEventsDocument,
    after: isOn ? run.latestEventCursor : undefined,
    variablesAfter: (after) => ({ runId: runId ?? '', after }),
    eventOf: (data) => data.simulationEvents,
    isLast: (event) => event.__typename === 'SimulationFinishedEvent',
    onLost,
    onEvent: (event) => {
      if (latest.current) latest.current = afterEvent(latest.current, event);
      if (event.__typename === 'SimulationFinishedEvent') {
        setLive(latest.current);
        onFinished();
      }
    },
  });
  return { live, stream };
}
