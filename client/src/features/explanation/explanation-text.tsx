import { UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';

import { useText } from '../../text/text.ts';

import { factsOfClaim, sectionsToRead, SHOWN_AT_FIRST } from './explanation-model.ts';
import type { Claim, Explanation, Fact } from './explanation-model.ts';

/** The sentences, and the facts of the one that is looked at: beside the text on a wide screen, below the sentence on a phone. */
export function ExplanationText({ explanation }: { readonly explanation: Explanation }) {
  const t = useText();
  const isWide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  const sections = sectionsToRead(explanation);
  const first = sections[0]?.claims[0] ?? null;
  const [chosen, setChosen] = useState<Claim | null>(isWide ? first : null);
  const [hovered, setHovered] = useState<Claim | null>(null);
  const looked = hovered ?? chosen;
  return (
    <div className="cv-explanation">
      <div>
        {sections.map(({ section, claims }) => (
          <SectionText
            key={section}
            title={t(`explanation.section.${section}`)}
            claims={claims}
            facts={explanation.facts}
            chosen={chosen}
            isWide={isWide}
            onChoose={(claim) => setChosen(claim === chosen ? null : claim)}
            onHover={setHovered}
          />
        ))}
      </div>
      {isWide ? (
        <aside aria-label={t('explanation.facts')} className="cv-explanation-facts">
          <h3>{t('explanation.facts')}</h3>
          {looked ? <FactList facts={factsOfClaim(looked, explanation.facts)} /> : null}
          <p className="cv-note" style={{ margin: '10px 0 0' }}>
            {t('explanation.factsHint')}
          </p>
        </aside>
      ) : null}
    </div>
  );
}

interface SectionTextProps {
  readonly title: string;
  readonly claims: readonly Claim[];
  readonly facts: readonly Fact[];
  readonly chosen: Claim | null;
  readonly isWide: boolean;
  readonly onChoose: (claim: Claim) => void;
  readonly onHover: (claim: Claim | null) => void;
}

function SectionText({ title, claims, facts, chosen, isWide, onChoose, onHover }: SectionTextProps) {
  const t = useText();
  const [isWhole, setWhole] = useState(false);
  const hiddenCount = claims.length - SHOWN_AT_FIRST;
  const shown = isWhole ? claims : claims.slice(0, SHOWN_AT_FIRST);
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {shown.map((claim) => (
          <li key={claim.text}>
            <UnstyledButton
              className="cv-claim"
              aria-pressed={claim === chosen}
              onClick={() => onChoose(claim)}
              onMouseEnter={() => onHover(claim)}
              onMouseLeave={() => onHover(null)}
              onFocus={() => onHover(claim)}
              onBlur={() => onHover(null)}
            >
              {claim.text}
            </UnstyledButton>
            {!isWide && claim === chosen ? <FactList facts={factsOfClaim(claim, facts)} /> : null}
          </li>
        ))}
      </ul>
      {hiddenCount > 0 ? (
        <UnstyledButton className="cv-note cv-claim-more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('explanation.less') : t('explanation.more', { count: hiddenCount })}
        </UnstyledButton>
      ) : null}
    </section>
  );
}

function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  const t = useText();
  return (
    <ul className="cv-fact-list" aria-label={t('explanation.facts')}>
      {facts.map((fact) => (
        <li key={fact.factId}>
          <div className="cv-dim">{fact.label}</div>
          <div style={{ fontWeight: 600 }}>{fact.text}</div>
          <div className="cv-note">
            {t('explanation.unit')}: {t(`explanation.unit.${fact.unit}`)} · {t('explanation.source')}:{' '}
            <span className="cv-mono">{fact.source}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
