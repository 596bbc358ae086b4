import { useText } from '@/lib/i18n'
import { CHANNELS, SOURCES } from '../rules'

interface Asked {
  field: string
  operator: string
  values: string[]
  actual: string | null
}

const includes = <T extends string>(list: readonly T[], value: string): value is T =>
  (list as readonly string[]).includes(value)

/** One question of a matrix as a sentence: "SIM cards: at least 10; here 12". */
export function useCondition() {
  const t = useText()
  const word = (value: string): string => {
    if (value === 'true' || value === 'True') return t('leads.yes')
    if (value === 'false' || value === 'False') return t('leads.no')
    if (includes(CHANNELS, value)) return t(`leads.channel.${value}`)
    return includes(SOURCES, value) ? t(`leads.source.${value}`) : value
  }
  return ({ field, operator, values, actual }: Asked): string =>
    t(`leads.operator.${operator as 'AT_LEAST'}`, {
      field: t(`leads.field.${field as 'SIM_COUNT'}`),
      value: values.map(word).join(', '),
      actual: actual === null ? t('leads.unknown') : word(actual),
    })
}
