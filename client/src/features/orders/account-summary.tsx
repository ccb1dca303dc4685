import type { TradingAccountPartsFragment } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Stat } from '../../ui/stat.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Won } from '../../ui/won.tsx';

/** What the account is worth, what it can spend, and what it has won or lost. */
export function AccountSummary({ account }: { readonly account: TradingAccountPartsFragment }) {
  const t = useText();
  const format = useFormat();
  return (
    <section className="cv-card" aria-label={t('account.total')}>
      <div className="cv-body cv-stats">
        <Stat
          label={t('account.total')}
          value={<Won amount={account.totalValueKrw} />}
          range={format.exactWon(account.totalValueKrw)}
        />
        <Stat
          label={t('account.profit')}
          value={<Won amount={account.unrealisedProfitKrw} isChange />}
          range={
            account.unrealisedProfitRatio === null
              ? t('account.nothingHeld')
              : format.percent(account.unrealisedProfitRatio, true)
          }
        />
        <Stat
          label={t('account.realised')}
          value={account.realisedProfitKrw === null ? '–' : <Won amount={account.realisedProfitKrw} isChange />}
          range={t('account.costs', {
            fees: format.exactWon(account.feesKrw),
            taxes: format.exactWon(account.taxesKrw),
          })}
        />
        <Stat label={t('account.cash')} value={<Won amount={account.cashKrw} />} range={t('account.settledNote')} />
        <Stat
          label={t('account.orderable')}
          value={<Won amount={account.orderableCashKrw} />}
          range={t('account.orderableNote')}
        />
        <Stat label={t('account.securities')} value={<Won amount={account.securitiesValueKrw} />} />
      </div>
    </section>
  );
}
