import { useMemo } from 'react';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import type { ReportPaperFragment } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Chart } from '../../ui/chart.tsx';
import { Scroll } from '../../ui/scroll.tsx';
import { useFormat } from '../../ui/use-format.ts';

import { reportContentFragment } from './report-documents.ts';
import './report-paper.css';
import { reportChartModel } from './report-model.ts';
import type { ReportChartBlock } from './report-model.ts';
import { useLightPrint } from './use-light-print.ts';

type Section = ReportPaperFragment['sections'][number];
type Block = Section['blocks'][number];
type Table = Extract<Block, { __typename: 'ReportTable' }>;

/** A report as it stands on paper, section by section; printing the page gives the same. */
export function ReportPaper({
  content: masked,
  language,
}: {
  readonly content: FragmentType<typeof reportContentFragment>;
  readonly language: 'KO' | 'EN';
}) {
  const content = readFragment(reportContentFragment, masked);
  useLightPrint();
  return (
    <article className="cv-stack cv-paper" lang={language === 'KO' ? 'ko' : 'en'}>
      {content.sections.map((section) => (
        <section key={section.name} id={section.name} className="cv-card" aria-label={section.title}>
          <header>
            <h2>{section.title}</h2>
            {content.simulatedMark ? <span className="cv-tag cv-mark">{content.simulatedMark}</span> : null}
          </header>
          <div className="cv-body cv-blocks">
            {section.blocks.map((block, index) => (
              // A report never changes, so the place of a block is its identity.
              // oxlint-disable-next-line react/no-array-index-key
              <BlockView key={index} block={block} section={section.title} />
            ))}
          </div>
        </section>
      ))}
      <p className="cv-note cv-mono">{content.footer}</p>
    </article>
  );
}

function BlockView({ block, section }: { readonly block: Block; readonly section: string }) {
  const t = useText();
  switch (block.__typename) {
    case 'ReportParagraph':
      return <p className={block.isStrong ? 'cv-lead' : undefined}>{block.text}</p>;
    case 'ReportFacts':
      return (
        <div>
          {block.title ? <h3>{block.title}</h3> : null}
          <dl className="cv-facts cv-report-facts">
            {block.facts.map(({ label, cell }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{cell.text}</dd>
              </div>
            ))}
          </dl>
        </div>
      );
    case 'ReportList':
      return (
        <div>
          {block.title ? <h3>{block.title}</h3> : null}
          <ul>
            {block.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </div>
      );
    case 'ReportTable':
      return <TableView table={block} />;
    case 'ReportChart':
      return <ChartView chart={block} />;
    case 'ReportSignatures':
      return (
        <div>
          <Scroll label={block.title ?? section} isBleeding>
            <table className="cv-table cv-signatures">
              <caption>{block.title ?? section}</caption>
              <thead>
                <tr>
                  {block.heads.map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {block.roles.map((role) => (
                  <tr key={role}>
                    <th scope="row">{role}</th>
                    {block.heads.slice(1).map((head) => (
                      <td key={head}>
                        <span className="cv-hidden">{head}</span>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
          <p className="cv-note">{t('reports.sign')}</p>
        </div>
      );
    default:
      return null; // a kind that a newer server knows
  }
}

function TableView({ table }: { readonly table: Table }) {
  const side = (index: number) => (table.columns[index]?.align === 'RIGHT' ? 'cv-num cv-lines' : 'cv-lines');
  return (
    <div>
      {table.title ? <h3>{table.title}</h3> : null}
      <Scroll label={table.title ?? ''} isBleeding>
        <table className="cv-table">
          <caption>{table.title}</caption>
          <thead>
            <tr>
              {table.columns.map(({ title }, index) => (
                <th key={title} scope="col" className={side(index)}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ cells }) => (
              <tr key={cells[0]?.text}>
                {cells.map(({ text }, index) =>
                  index === 0 ? (
                    <th key={table.columns[index]?.title} scope="row">
                      {text}
                    </th>
                  ) : (
                    <td key={table.columns[index]?.title} className={side(index)}>
                      {text}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {table.note ? <p className="cv-note">{table.note}</p> : null}
    </div>
  );
}

function ChartView({ chart }: { readonly chart: ReportChartBlock }) {
  const t = useText();
  const format = useFormat();
  const model = useMemo(() => reportChartModel(chart, t, format), [chart, t, format]);
  return (
    <div className="cv-report-chart">
      <h3>{chart.title}</h3>
      <Chart model={model} label={`${chart.title ?? ''}. ${chart.alt}`} height={260} />
      {chart.note ? <p className="cv-note">{chart.note}</p> : null}
    </div>
  );
}
