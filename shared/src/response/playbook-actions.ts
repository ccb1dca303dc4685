import type { BilingualText, StepDraft } from './playbook-step.ts';

interface ThreatActions {
  /** Within hours: contain. */
  readonly first: readonly BilingualText[];
  /** Within days: restore and mend. */
  readonly later: readonly BilingualText[];
}

/** Core steps of each threat (threat-spec 12.3). */
export const threatActions: Readonly<Record<string, ThreatActions>> = {
  T01: {
    first: [
      { ko: '감염 호스트를 격리한다', en: 'Isolate hosts' },
      { ko: '백업을 보호한다', en: 'Protect backups' },
      { ko: '증거를 보존한다', en: 'Preserve evidence' },
      { ko: '서비스 중단 여부를 결정한다', en: 'Decide on suspending services' },
    ],
    later: [
      { ko: '변경불가 사본에서 복구한다', en: 'Restore from immutable copies' },
      { ko: '유출 여부를 평가한다', en: 'Assess whether data leaked' },
      {
        ko: '이사회·법무 결정 없이는 대가를 지급하지 않는다',
        en: 'Pay nothing without a decision of board and counsel',
      },
    ],
  },
  T02: {
    first: [
      { ko: '침입 경로를 차단한다', en: 'Block the path' },
      { ko: '키와 세션을 폐기한다', en: 'Revoke keys and sessions' },
      { ko: '유출 건수를 확정한다', en: 'Determine how many records are affected' },
    ],
    later: [
      { ko: '통지·신고 시한을 지킨다', en: 'Meet the notice and report clocks' },
      { ko: '고객을 보호한다', en: 'Care for customers' },
      { ko: '인증정보를 재설정한다', en: 'Reset credentials' },
    ],
  },
  T03: {
    first: [
      { ko: '지급을 정지한다', en: 'Freeze the payment' },
      { ko: '은행에 회수를 요청한다', en: 'Ask the bank for a recall' },
      { ko: '메일함과 토큰을 재설정한다', en: 'Reset mailbox and tokens' },
    ],
    later: [
      { ko: '메일함 규칙을 조사한다', en: 'Hunt for mailbox rules' },
      { ko: '콜백 확인 규칙을 검토한다', en: 'Review the call-back rule' },
    ],
  },
  T04: {
    first: [
      { ko: '추가 인증을 요구한다', en: 'Require step-up authentication' },
      { ko: '요청 속도를 제한한다', en: 'Limit request rates' },
      { ko: '피해 계정을 잠근다', en: 'Lock affected accounts' },
    ],
    later: [
      { ko: '피해를 보상한다', en: 'Reimburse' },
      { ko: '인증정보 노출을 점검한다', en: 'Check for exposed credentials' },
    ],
  },
  T05: {
    first: [
      { ko: '트래픽을 정화 설비로 돌린다', en: 'Divert traffic to scrubbing' },
      { ko: '정적 대체 페이지를 연다', en: 'Open the static fallback' },
      { ko: '기준에 이르면 감독기관에 알린다', en: 'Notify the supervisor where thresholds are met' },
    ],
    later: [{ ko: '용량과 계약을 검토한다', en: 'Review capacity and contract' }],
  },
  T06: {
    first: [
      { ko: '업데이트를 멈춘다', en: 'Stop updates' },
      { ko: '해당 구성요소의 사용처를 파악한다', en: 'Take an inventory of the component' },
      { ko: '격리한다', en: 'Isolate' },
    ],
    later: [
      { ko: '신뢰할 수 있는 원본에서 다시 빌드한다', en: 'Rebuild from a trusted source' },
      { ko: 'SBOM을 갱신한다', en: 'Update the SBOM' },
    ],
  },
  T07: {
    first: [
      { ko: '연계를 중단한다', en: 'Suspend the connection' },
      { ko: '사실관계를 요구한다', en: 'Demand the facts' },
      { ko: '자체 신고 시한을 시작한다', en: 'Start the own clocks' },
    ],
    later: [
      { ko: '계약상 구제를 진행한다', en: 'Pursue contract remedies' },
      { ko: '대체 공급자를 마련한다', en: 'Find an alternative supplier' },
    ],
  },
  T08: {
    first: [
      { ko: '접근 권한을 정지한다', en: 'Suspend access' },
      { ko: '로그를 보존한다', en: 'Preserve logs' },
      { ko: '법적 보존 조치를 한다', en: 'Place a legal hold' },
    ],
    later: [{ ko: '권한을 재검토한다', en: 'Review privileges' }],
  },
  T09: {
    first: [
      { ko: '계좌를 동결한다', en: 'Freeze accounts' },
      { ko: '이중 통제를 적용한다', en: 'Apply dual control' },
      { ko: '내부감사를 시작한다', en: 'Start an internal audit' },
    ],
    later: [
      { ko: '감독기관에 보고한다', en: 'Report to the supervisor' },
      { ko: '회수 절차를 밟는다', en: 'Take action for recovery' },
    ],
  },
  T10: {
    first: [
      { ko: '배포를 되돌린다', en: 'Roll back' },
      { ko: '재해복구 센터로 전환한다', en: 'Switch to the recovery site' },
      { ko: '장애를 공지한다', en: 'Announce the outage' },
      { ko: '체결되지 않은 주문을 기록한다', en: 'Record orders that were not executed' },
    ],
    later: [
      { ko: '기준에 따라 보상한다', en: 'Compensate by rule' },
      { ko: '원인을 분석한다', en: 'Analyse the cause' },
    ],
  },
  T11: {
    first: [
      { ko: '장비를 분리하거나 패치한다', en: 'Disconnect or patch the device' },
      { ko: '인증정보를 교체한다', en: 'Rotate credentials' },
      { ko: '웹셸을 찾는다', en: 'Hunt for web shells' },
    ],
    later: [
      { ko: '망을 세분한다', en: 'Segment' },
      { ko: '단종 장비를 교체한다', en: 'Replace end-of-life devices' },
    ],
  },
  T12: {
    first: [
      { ko: '망을 분리한다', en: 'Disconnect networks' },
      { ko: '복구 센터를 보호한다', en: 'Protect the recovery site' },
      { ko: '국가 신고 창구에 알린다', en: 'Call the national hotline' },
    ],
    later: [{ ko: '업무 영향 순서로 재구축한다', en: 'Rebuild in order of business impact' }],
  },
  T13: {
    first: [
      { ko: '주문 흐름을 멈춘다', en: 'Stop the order flow' },
      { ko: 'API 키를 교체한다', en: 'Rotate API keys' },
      { ko: '시세와 주문을 대사한다', en: 'Reconcile prices and orders' },
    ],
    later: [{ ko: '독립된 시세 원천을 둔다', en: 'Add an independent price source' }],
  },
  T14: {
    first: [
      { ko: '남은 자산을 콜드월렛으로 옮긴다', en: 'Move remaining assets to cold wallets' },
      { ko: '거래소에 동결을 요청한다', en: 'Ask exchanges to freeze' },
    ],
    later: [{ ko: '준비금을 증명한다', en: 'Prove reserves' }],
  },
  T15: {
    first: [
      { ko: '센터나 사업자를 전환한다', en: 'Switch site or provider' },
      { ko: '수기 절차로 운영한다', en: 'Work by manual procedures' },
    ],
    later: [{ ko: '출구 계획을 갱신한다', en: 'Update the exit plan' }],
  },
  T16: {
    first: [
      { ko: '송금을 회수한다', en: 'Recall the payment' },
      { ko: '알려진 번호로 음성을 확인한다', en: 'Verify by voice on a known number' },
    ],
    later: [{ ko: '지급 한도를 둔다', en: 'Set payment limits' }],
  },
};

const noted: BilingualText = { ko: '조치 기록', en: 'record of the action' };

function verification(owner: StepDraft['owner'], dueHours: number): StepDraft {
  const text = { ko: '조치 결과를 확인한다', en: 'Verify the result' };
  return { phase: 'LEARN', owner, dueHours, text, evidence: { ko: '확인 기록', en: 'record of the verification' } };
}

/** Measures that bring a loss back into the appetite: the same list for the appetite and the score. */
const backIntoAppetite: readonly StepDraft[] = [
  {
    phase: 'ASSESS',
    owner: 'RISK',
    dueHours: 24,
    text: { ko: '손실 기여가 큰 위협과 종목을 확인한다', en: 'Look at the threats and holdings that contribute most' },
    evidence: { ko: '기여도 표', en: 'table of contributions' },
  },
  {
    phase: 'RESPOND',
    owner: 'RISK',
    dueHours: 72,
    text: {
      ko: '한도 안으로 되돌리는 가장 싼 통제와, 같은 효과를 내는 보유 축소를 비교한다',
      en: 'Compare the cheapest controls that bring it back with reductions of holdings that do the same',
    },
    evidence: { ko: '비교안', en: 'comparison' },
  },
  {
    phase: 'RESPOND',
    owner: 'COMPLIANCE',
    dueHours: 168,
    text: { ko: '이사회에 보고한다', en: 'Note to the board' },
    evidence: { ko: '이사회 보고서', en: 'board note' },
  },
];

/** Playbooks of the rules that are not about one incident (threat-spec 12.3). */
export const otherActions: Readonly<Record<string, readonly StepDraft[]>> = {
  'PB-LEVEL': [
    {
      phase: 'ASSESS',
      owner: 'RISK',
      dueHours: 4,
      text: {
        ko: '새 위기경보 단계의 배율로 계획을 다시 실행한다',
        en: 'Re-run the plan with the multipliers of the new level',
      },
      evidence: { ko: '실행 결과', en: 'result of the run' },
    },
    {
      phase: 'PREPARE',
      owner: 'SECURITY',
      dueHours: 4,
      text: { ko: '관제 인력을 늘린다', en: 'Staff the watch' },
      evidence: { ko: '근무표', en: 'duty roster' },
    },
    {
      phase: 'PREPARE',
      owner: 'IT_OPERATIONS',
      dueHours: 4,
      text: { ko: '변경 작업을 동결한다', en: 'Freeze changes' },
      evidence: { ko: '동결 공지', en: 'notice of the freeze' },
    },
    {
      phase: 'RECOVER',
      owner: 'INCIDENT_LEAD',
      dueHours: 24,
      text: { ko: '단계가 내려가면 평시로 되돌린다', en: 'Return to normal when the level falls' },
      evidence: noted,
    },
  ],
  'PB-APPETITE': backIntoAppetite,
  'PB-SCORE': backIntoAppetite,
  'PB-PATCH': [
    {
      phase: 'RESPOND',
      owner: 'IT_OPERATIONS',
      dueHours: 168,
      text: {
        ko: '담당자를 정하고 취약점을 7일 안에, 랜섬웨어에 쓰인 것은 48시간 안에 패치한다',
        en: 'Name an owner and patch within 7 days, within 48 hours where it is used by ransomware',
      },
      evidence: { ko: '패치 기록', en: 'patch record' },
    },
    verification('SECURITY', 192),
  ],
  'PB-CRED': [
    {
      phase: 'RESPOND',
      owner: 'SECURITY',
      dueHours: 24,
      text: {
        ko: '노출된 계정의 비밀번호와 세션을 초기화한다',
        en: 'Reset passwords and sessions of exposed accounts',
      },
      evidence: noted,
    },
    verification('SECURITY', 72),
  ],
  'PB-CONTROL': [
    {
      phase: 'RESPOND',
      owner: 'SECURITY',
      dueHours: 168,
      text: { ko: '통제 적용률이 떨어진 원인을 찾아 되돌린다', en: 'Find why coverage fell and restore it' },
      evidence: { ko: '적용률 측정값', en: 'measured coverage' },
    },
    verification('RISK', 336),
  ],
  'PB-BUDGET': [
    {
      phase: 'ASSESS',
      owner: 'FINANCE',
      dueHours: 72,
      text: {
        ko: '초과 지출의 원인과 승인 여부를 확인한다',
        en: 'Check why the budget is exceeded and who approved it',
      },
      evidence: { ko: '지출 내역', en: 'list of expenses' },
    },
    verification('FINANCE', 168),
  ],
  'PB-MODEL': [
    {
      phase: 'ASSESS',
      owner: 'MODEL_OWNER',
      dueHours: 168,
      text: {
        ko: '가정과 자체 이력을 비교해 모형을 다시 맞춘다',
        en: 'Compare assumptions with own history and calibrate again',
      },
      evidence: { ko: '모형 검토서', en: 'model review' },
    },
    verification('RISK', 336),
  ],
  'PB-DATA': [
    {
      phase: 'RESPOND',
      owner: 'IT_OPERATIONS',
      dueHours: 24,
      text: { ko: '수집이 멈춘 원인을 고치고 다시 수집한다', en: 'Mend what stopped the feed and ingest again' },
      evidence: { ko: '수집 기록', en: 'ingestion record' },
    },
    verification('MODEL_OWNER', 48),
  ],
  'PB-HOLDING': [
    {
      phase: 'ASSESS',
      owner: 'RISK',
      dueHours: 4,
      text: { ko: '공시와 뉴스를 확인한다', en: 'Check disclosures and news' },
      evidence: { ko: '확인한 출처', en: 'sources looked at' },
    },
    {
      phase: 'RESPOND',
      owner: 'RISK',
      dueHours: 24,
      text: {
        ko: '업종의 점프를 다시 계산하고 한도를 제안한다. 시스템은 주문을 내지 않는다',
        en: 'Re-run the jumps of the sector and propose limits; the system sends no order',
      },
      evidence: { ko: '한도 제안서', en: 'proposed limits' },
    },
  ],
};
