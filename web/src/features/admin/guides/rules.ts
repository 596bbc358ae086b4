import { LANGUAGES, type Names } from '../shared/names'

/** One question, and where its answers lead: a later key, SOLVED or REPORT. */
export interface Step {
  key: string
  texts: Names
  yes: string
  no: string
}

export const ENDS = ['SOLVED', 'REPORT'] as const
export const MOST_STEPS = 20

/** A question more: the last answer that ended in the report leads to it. */
export function withStep(steps: readonly Step[], key: string): Step[] {
  const last = steps.at(-1)
  const before = last
    ? [
        ...steps.slice(0, -1),
        last.no !== 'REPORT' && last.yes === 'REPORT' ? { ...last, yes: key } : { ...last, no: key },
      ]
    : []
  return [...before, { key, texts: {}, yes: 'SOLVED', no: 'REPORT' }]
}

/** Without a question, and without those that only it led to; what led to it goes on to the report. */
export function withoutStep(steps: readonly Step[], key: string): Step[] {
  const aim = (to: string) => (to === key ? 'REPORT' : to)
  const rest = steps
    .filter((step) => step.key !== key)
    .map((step) => ({ ...step, yes: aim(step.yes), no: aim(step.no) }))
  const reached = new Set([rest[0]?.key])
  return rest.filter((step) => {
    if (!reached.has(step.key)) return false
    reached.add(step.yes).add(step.no)
    return true
  })
}

/** The languages in which a question still has no words. */
export const missingIn = (steps: readonly Step[]) =>
  LANGUAGES.filter((language) => steps.some(({ texts }) => !texts[language]?.trim()))

/** The place of a question that no answer leads to; null when each is reached. */
export function unreached(steps: readonly Step[]): number | null {
  const reached = new Set([steps[0]?.key])
  for (const [at, step] of steps.entries()) {
    if (!reached.has(step.key)) return at
    reached.add(step.yes).add(step.no)
  }
  return null
}
