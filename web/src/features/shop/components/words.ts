import type { IconName } from '@/components/ui/Icon'
import type { PriceSumProps } from '@/components/ui/PriceSum'
import type { ProductType } from '@/gql/graphql'
import type { Format } from '@/lib/format'
import type { Translate } from '@/lib/i18n'
import type { Product } from '../rules'

export const TYPE_ICONS: Record<ProductType, IconName> = {
  VOICE_PLAN: 'phone',
  DATA_PORT: 'language',
  HOSTING: 'cloud',
  OPTION: 'plus',
  DEVICE: 'device',
}

export const sumWords = (t: Translate): PriceSumProps['words'] => ({
  monthly: t('shop.sum.monthly'),
  oneTime: t('shop.sum.oneTime'),
  net: t('shop.sum.net'),
  vat: t('shop.sum.vat'),
  gross: t('shop.sum.gross'),
})

/** "1,000 minutes", "20 GB", "100 Mbit/s": the figures that a buyer compares. */
export function factsOf({ details }: Product, t: Translate, format: Format): string[] {
  const { minutes, gigabytes, mbit, availability } = (details ?? {}) as {
    minutes?: number | null
    gigabytes?: number
    mbit?: number
    availability?: string
  }
  return [
    minutes === null ? t('shop.fact.unlimited') : minutes && t('shop.fact.minutes', { count: minutes }),
    gigabytes && t('shop.fact.gigabytes', { size: format.number(gigabytes) }),
    mbit && t('shop.fact.speed', { speed: format.number(mbit) }),
    availability && t('shop.fact.availability', { share: format.percent(Number(availability) / 100, 1) }),
  ].filter((fact): fact is string => Boolean(fact))
}
