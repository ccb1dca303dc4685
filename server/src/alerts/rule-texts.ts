import type { BilingualText } from '@convergence/shared/response/playbook-step';
import { threatCatalogue } from '@convergence/shared/threat/catalogue';

import type { Language } from '../platform/graphql/permission.ts';

/** What people read of a rule, and what the product looks at for it; null where it has no source yet. */
export interface RuleText {
  readonly title: BilingualText;
  readonly when: BilingualText;
  readonly severity: BilingualText;
  readonly source: BilingualText | null;
}

/** The table of threat-spec 12.1 in words. */
export const ruleTexts: Readonly<Record<string, RuleText>> = {
  R01: {
    title: { ko: '위기경보 상향', en: 'Crisis alert level raised' },
    when: { ko: '위기경보가 주의 이상으로 올라갈 때', en: 'The level rises to 주의 (caution) or higher' },
    severity: { ko: '경계부터 심각, 그 아래는 경고', en: 'Critical from 경계 (alert) on, else warning' },
    source: { ko: '입력된 위기경보 단계', en: 'The alert level as entered' },
  },
  R02: {
    title: { ko: '위기경보 하향', en: 'Crisis alert level lowered' },
    when: { ko: '위기경보가 내려갈 때 (하루 동안)', en: 'The level falls (for a day)' },
    severity: { ko: '정보', en: 'Information' },
    source: { ko: '입력된 위기경보 단계', en: 'The alert level as entered' },
  },
  R03: {
    title: { ko: '위험 성향 초과', en: 'Risk appetite exceeded' },
    when: {
      ko: '연간 손실 초과확률이 위험 성향의 1배를 넘을 때',
      en: 'The chance of a yearly loss exceeds the appetite',
    },
    severity: { ko: '2배부터 심각, 그 아래는 경고', en: 'Critical from twice the appetite on, else warning' },
    source: { ko: '최근에 끝난 실행과 운영자 프로필', en: 'Latest finished run and the operator profile' },
  },
  R04: {
    title: { ko: '여력 점수 구간 상승', en: 'Capacity score in a higher band' },
    when: {
      ko: '손실 여력 점수의 구간이 직전 실행보다 높아지고 40점 이상일 때',
      en: 'The band of the capacity score is above that of the run before, from 40 on',
    },
    severity: { ko: '80점부터 심각, 그 아래는 경고', en: 'Critical from 80 on, else warning' },
    source: { ko: '최근에 끝난 두 실행', en: 'The two latest finished runs' },
  },
  R05: {
    title: { ko: '악용 중인 취약점', en: 'Vulnerability being exploited' },
    when: { ko: '미패치 자산이 KEV 목록과 일치할 때', en: 'An unpatched asset matches the KEV list' },
    severity: { ko: '랜섬웨어에 쓰이면 심각, 아니면 경고', en: 'Critical with ransomware use, else warning' },
    source: {
      ko: '등록된 노출 취약점과 최신 KEV 목록',
      en: 'Exposed vulnerabilities as entered, and the newest KEV list',
    },
  },
  R06: {
    title: { ko: '악용 가능성 높은 취약점', en: 'Vulnerability likely to be exploited' },
    when: { ko: '노출된 취약점의 EPSS가 0.5 이상일 때', en: 'An exposed vulnerability has an EPSS of 0.5 or more' },
    severity: { ko: '주시', en: 'Watch' },
    source: {
      ko: '등록된 노출 취약점과 최신 EPSS (전 세계 30일 안 악용 확률)',
      en: 'Exposed vulnerabilities as entered, and the newest EPSS (exploitation anywhere within 30 days)',
    },
  },
  R07: {
    title: { ko: '계정 유출', en: 'Breached accounts' },
    when: { ko: '새로 유출된 계정이 있을 때', en: 'Accounts are newly seen in a breach' },
    severity: { ko: '임직원의 2%부터 경고, 아니면 주시', en: 'Warning from 2 % of staff on, else watch' },
    source: null,
  },
  R08: {
    title: { ko: '보유 종목 급변', en: 'Sudden move of a holding' },
    when: {
      ko: '보유 종목의 잔차 수익률이 표준편차의 4배 이상일 때',
      en: 'The residual return of a holding is 4 standard deviations or more',
    },
    severity: { ko: '비중 5%부터 경고, 아니면 주시', en: 'Warning from a weight of 5 % on, else watch' },
    source: {
      ko: '수집된 날마다: 준비된 시나리오의 종목과 시장 지수',
      en: 'Each ingested session: positions of ready scenarios and the market',
    },
  },
  R09: {
    title: { ko: '보안 예산 초과', en: 'Security budget exceeded' },
    when: { ko: '추가 통제의 비용이 통제 예산을 넘을 때', en: 'The added controls cost more than their budget' },
    severity: { ko: '경고', en: 'Warning' },
    source: { ko: '최근에 끝난 실행의 시나리오', en: 'Scenario of the latest finished run' },
  },
  R10: {
    title: { ko: '통제 적용률 하락', en: 'Control coverage fell' },
    when: { ko: '도입한 통제의 적용률이 0.10 이상 떨어질 때', en: 'The coverage of a control fell by 0.10 or more' },
    severity: { ko: '경고', en: 'Warning' },
    source: null,
  },
  R11: {
    title: { ko: '빈도 가정과 이력의 불일치', en: 'History contradicts a frequency' },
    when: { ko: '자체 이력의 표류 검정 p값이 0.01 미만일 때', en: 'The drift p-value of own history is below 0.01' },
    severity: { ko: '주시', en: 'Watch' },
    source: null,
  },
  R12: {
    title: { ko: '진행 중인 사고', en: 'Incident open' },
    when: { ko: '사고가 열려 있을 때', en: 'An incident is open' },
    severity: { ko: 'P1·P2 심각, P3 경고, P4 주시', en: 'P1 and P2 critical, P3 warning, P4 watch' },
    source: { ko: '등록된 사고', en: 'Incidents as entered' },
  },
  R13: {
    title: { ko: '추천 보류', en: 'Recommendation withheld' },
    when: {
      ko: '추천의 낙관 편차가 25%를 넘을 때',
      en: 'A recommendation keeps over 25 % less on fresh paths than it promises',
    },
    severity: { ko: '주시, 그 추천은 보류', en: 'Watch, and the recommendation is withheld' },
    source: { ko: '최근에 끝난 추천', en: 'Latest finished recommendation' },
  },
  R14: {
    title: { ko: '오래된 데이터', en: 'Data out of date' },
    when: {
      ko: '시세가 1거래일보다, 위협 정보가 7일보다 오래될 때',
      en: 'Prices are older than one session, or intelligence older than 7 days',
    },
    severity: { ko: '주시', en: 'Watch' },
    source: {
      ko: '저장된 마지막 거래일과 위협 정보(KEV·EPSS)의 나이',
      en: 'Last stored session, and the age of threat feeds (KEV, EPSS)',
    },
  },
};

const playbookTitles: Readonly<Record<string, BilingualText>> = {
  'PB-LEVEL': { ko: '위기경보 단계 변경', en: 'Change of the alert level' },
  'PB-APPETITE': { ko: '위험 성향 초과', en: 'Risk appetite exceeded' },
  'PB-SCORE': { ko: '점수 구간 상승', en: 'Score in a higher band' },
  'PB-PATCH': { ko: '취약점 조치', en: 'Patching' },
  'PB-CRED': { ko: '계정 유출', en: 'Breached accounts' },
  'PB-CONTROL': { ko: '통제 적용률 회복', en: 'Restoring a control' },
  'PB-BUDGET': { ko: '예산 초과', en: 'Budget exceeded' },
  'PB-MODEL': { ko: '모형 검토', en: 'Model review' },
  'PB-DATA': { ko: '데이터 복구', en: 'Restoring data' },
  'PB-HOLDING': { ko: '보유 종목 급변', en: 'Sudden move of a holding' },
};

export function inLanguage({ ko, en }: BilingualText, language: Language): string {
  return language === 'KO' ? ko : en;
}

/** Name of a playbook; one of a threat has the threat's. */
export function playbookTitle(id: string, language: Language): string {
  const threat = threatCatalogue.threats.find((one) => `PB-${one.id}` === id);
  const title = threat ? { ko: threat.nameKo, en: threat.nameEn } : playbookTitles[id];
  return title ? inLanguage(title, language) : id;
}
