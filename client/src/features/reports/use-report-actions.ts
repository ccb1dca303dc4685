import { useApolloClient, useMutation } from '@apollo/client/react';
import { useNavigate } from 'react-router';

import type { Language, ReportFormat, ReportKind } from '../../gql/graphql.ts';
import { useLanguage, useText } from '../../text/text.ts';
import { forgetLists } from '../../ui/forget-lists.ts';
import { newKey } from '../../ui/new-key.ts';
import { problemText } from '../../ui/problem-model.ts';
import { saveUrl } from '../../ui/save-url.ts';
import { useTell } from '../../ui/use-tell.ts';

import { ReportCreateDocument, ReportDownloadDocument } from './report-documents.ts';

export interface ReportActions {
  /** Asks for a report in the language of the page, or another one, and goes to it. */
  readonly make: (kind: ReportKind, subjectId: string, language?: Language) => Promise<void>;
  /** Fetches an address that works for five minutes, and the file from it. */
  readonly download: (reportId: string, format: ReportFormat) => Promise<void>;
  readonly isMaking: boolean;
}

/** What can be done about reports; each failure is told. */
export function useReportActions(): ReportActions {
  const t = useText();
  const tell = useTell();
  const client = useApolloClient();
  const navigate = useNavigate();
  const pageLanguage = useLanguage();
  const [create, creating] = useMutation(ReportCreateDocument, { update: (cache) => forgetLists(cache, ['reports']) });
  const problem = (message: string) => tell({ color: 'red', title: t('state.problem'), message });
  return {
    isMaking: creating.loading,
    make: async (kind, subjectId, language = pageLanguage === 'ko' ? 'KO' : 'EN') => {
      try {
        const { data } = await create({
          variables: { input: { kind, subjectId, language, idempotencyKey: newKey() } },
        });
        for (const { message } of data?.reportCreate.errors ?? []) problem(message);
        if (data?.reportCreate.report) await navigate(`/reports/${data.reportCreate.report.id}`);
      } catch (error) {
        problem(problemText(error, t).message);
      }
    },
    download: async (id, format) => {
      try {
        const { data } = await client.query({
          query: ReportDownloadDocument,
          variables: { id, format },
          fetchPolicy: 'no-cache', // an address is for one download
        });
        const link = data?.report?.downloadUrl;
        if (link) saveUrl(link.url, link.fileName);
        else problem(t('reports.downloadFailed'));
      } catch (error) {
        problem(problemText(error, t).message);
      }
    },
  };
}
