/** One question of a guided diagnosis, and where its answers lead: a later key, SOLVED or REPORT. */
export interface GuideStep {
  key: string
  texts: unknown
  yes: string
  no: string
}

export interface Answer {
  step: string
  yes: boolean
}

const asked = (guide: readonly GuideStep[], key: string) => guide.find((step) => step.key === key)

/** Where the answers have led: the question that is open, or the end. */
export function standsAt(
  guide: readonly GuideStep[],
  answers: readonly Answer[],
): GuideStep | 'SOLVED' | 'REPORT' {
  const last = followed(guide, answers).at(-1)
  const from = last && asked(guide, last.step)
  const at = from ? from[last.yes ? 'yes' : 'no'] : (guide[0]?.key ?? 'REPORT')
  return at === 'SOLVED' ? at : (asked(guide, at) ?? 'REPORT')
}

/** The answers that lead from one question to the next; from one on that was changed since, it is asked again. */
export function followed(guide: readonly GuideStep[], answers: readonly Answer[]): readonly Answer[] {
  let at = guide[0]?.key
  const wrong = answers.findIndex(({ step, yes }) => {
    const now = at === step ? asked(guide, step) : undefined
    at = now?.[yes ? 'yes' : 'no']
    return now === undefined
  })
  return wrong < 0 ? answers : answers.slice(0, wrong)
}
