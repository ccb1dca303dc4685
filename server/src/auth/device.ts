/** Browsers, the first that fits: each later one is named by the ones before it too. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bWhale\//, 'Whale'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

function firstOf(list: readonly (readonly [RegExp, string])[], agent: string): string | undefined {
  return list.find(([pattern]) => pattern.test(agent))?.[1];
}

/** What a person calls the device behind a user agent, e.g. `Chrome · Windows`; the program's own name where it is no browser. */
export function deviceOf(agent: string | null): string | null {
  if (agent === null || agent === '') return null;
  const [browser, system] = [firstOf(browsers, agent), firstOf(systems, agent)];
  if (browser === undefined) return agent.split(/[\s/(]/)[0]!.slice(0, 40) || null;
  return system === undefined ? browser : `${browser} · ${system}`;
}
