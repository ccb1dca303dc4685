/** What a new installation still needs. */
export const startKo = {
  'start.title': '시작하기',
  'start.note': '첫 실행이 끝나면 이 목록 대신 결과가 나옵니다.',
  'start.done': '(마침)',
  'start.open': '(남음)',
  'start.totp': '2단계 인증 켜기',
  'start.totp.hint': '비밀번호만으로는 들어올 수 없게 합니다. 켠 뒤에 다른 사람에게도 요구할 수 있습니다.',
  'start.people': '함께 쓸 사람 초대하기',
  'start.people.hint':
    '주문에는 요청하는 트레이더와 승인하는 승인자가 따로 있어야 합니다. 관리자는 둘 다 하지 않습니다.',
  'start.profile': '운영자 프로필 저장하기',
  'start.profile.hint': '처음 값은 카탈로그의 기준 사업자입니다. 매출, 한도, 적용 중인 통제를 우리 것으로 바꾸십시오.',
  'start.prices': '시세 받기',
  'start.prices.hint': '수집 작업이 스스로 받거나, 서버에서 npm run import로 가진 파일을 넣습니다.',
  'start.scenario': '첫 시나리오 만들기',
  'start.scenario.hint': '무엇에 얼마를 투자하고 어떤 위협과 통제를 가정할지 정합니다.',
  'start.run': '실행하기',
  'start.run.hint': '위험 점수와 추천이 나옵니다.',
} as const;

export const startEn: Record<keyof typeof startKo, string> = {
  'start.title': 'Getting started',
  'start.note': 'When the first run is finished its result takes the place of this list.',
  'start.done': '(done)',
  'start.open': '(to do)',
  'start.totp': 'Turn on two-step sign-in',
  'start.totp.hint': 'Then a password alone lets nobody in, and you can ask the same of others.',
  'start.people': 'Invite those who work with you',
  'start.people.hint': 'An order needs a trader who asks and an approver who agrees. An administrator does neither.',
  'start.profile': 'Save your operator profile',
  'start.profile.hint':
    'It begins as the reference operator of the catalogue. Enter your own revenue, limits and controls.',
  'start.prices': 'Get prices',
  'start.prices.hint': 'They are fetched by themselves, or imported on the server from a file with npm run import.',
  'start.scenario': 'Make the first scenario',
  'start.scenario.hint': 'What is invested, and which threats and controls are assumed.',
  'start.run': 'Run it',
  'start.run.hint': 'You get a risk score and a recommendation.',
};
