/** A rule of the matrix as a sentence in the reader's language. */
import { useFormat } from '@/lib/format'
import { type Translate, useText } from '@/lib/i18n'
import { isNumeric } from '@/lib/leadFields'
import { useBranch } from '../shared/branch'
import { useNamed, useWord, type WordKind } from '../shared/names'
import { type Condition, isYesNo, type Rule } from './rules'

export function useSentences() {
  const t = useText()
  const word = useWord()
  const name = useNamed()
  const { locale, number } = useFormat()
  const { segments } = useBranch()
  const and = new Intl.ListFormat(locale, { type: 'conjunction' })
  const or = new Intl.ListFormat(locale, { type: 'disjunction' })
  const segmentName = (code: string | null | undefined) =>
    code ? name(segments.find((one) => one.code === code)?.names, code) : t('admin.matrix.noSegment')
  const condition = (asked: Condition) => oneCondition(asked, t, word, or, number)
  return {
    segmentName,
    condition,
    when: (rule: Rule) =>
      rule.conditions.length === 0
        ? t('admin.matrix.otherwise')
        : t('admin.matrix.if', { conditions: and.format(rule.conditions.map(condition)) }),
    outcome: (rule: Rule) =>
      t('admin.matrix.then', {
        channel: word('salesChannel', rule.salesChannel),
        segment: rule.segment
          ? t('admin.matrix.segment', { name: segmentName(rule.segment) })
          : segmentName(null),
        priority: word('priority', rule.priority),
      }),
  }
}

function oneCondition(
  { field, operator, values }: Condition,
  t: Translate,
  word: (kind: WordKind, code: string) => string,
  or: Intl.ListFormat,
  number: (value: number | string) => string,
): string {
  const what = word('field', field)
  if (isYesNo(field) && operator === 'ONE_OF')
    return t(values[0] === 'true' ? 'admin.matrix.isTrue' : 'admin.matrix.isFalse', { field: what })
  const shown = isNumeric(field)
    ? values.map((value) => (value && Number.isFinite(Number(value)) ? number(value) : value))
    : values.map((value) => (field === 'CHANNEL' ? word('channel', value) : value))
  return `${what} ${word('operator', operator)} ${or.format(shown)}`.trim()
}
