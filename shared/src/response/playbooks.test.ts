import { describe, expect, it } from 'vitest';

import { threatCatalogue } from '../threat/catalogue.ts';
import { phases } from './playbook-step.ts';
import { patchDueHours, playbookById, playbooks } from './playbooks.ts';
import { responseRules } from './rules.ts';
import type { ResponseContext } from './rules.ts';

const nothing = { incident: null } as unknown as ResponseContext;

describe('playbooks', () => {
  it('exist for every threat of the catalogue and for every rule', () => {
    for (const threat of threatCatalogue.threats) expect(playbooks).toHaveProperty(`PB-${threat.id}`);
    const named = responseRules.filter(({ rule }) => rule !== 'R12').map(({ playbook }) => playbook(nothing));
    expect(Object.keys(playbooks)).toEqual(expect.arrayContaining(named));
  });

  it('give every step an owner, a due time, evidence, a phase, and both languages', () => {
    for (const { id, steps } of Object.values(playbooks)) {
      expect(steps.length).toBeGreaterThan(1);
      for (const step of steps) {
        expect(step.id.startsWith(`${id}-`)).toBe(true);
        expect(Object.keys(phases)).toContain(step.phase);
        expect(step.dueHours).toBeGreaterThan(0);
        for (const text of [step.text.ko, step.text.en, step.evidence.ko, step.evidence.en])
          expect(text.length).toBeGreaterThan(1);
      }
    }
  });

  it('start an incident with detection and assessment, and end it with what was learnt', () => {
    for (const threat of threatCatalogue.threats) {
      const seen = playbookById(`PB-${threat.id}`).steps.map((step) => step.phase);
      expect(seen.slice(0, 2)).toEqual(['DETECT', 'ASSESS']);
      expect(seen.at(-1)).toBe('LEARN');
    }
  });

  it('are refused by a name that none has', () => {
    expect(() => playbookById('PB-T99')).toThrow(expect.objectContaining({ code: 'E_NOT_FOUND' }));
  });
});

it('gives 48 hours for a patch against ransomware, and 7 days otherwise', () => {
  expect(patchDueHours(true)).toBe(48);
  expect(patchDueHours(false)).toBe(168);
});
