import { memo } from 'react'
import { Checkbox } from '@/components/ui/Checkbox'
import { Icon } from '@/components/ui/Icon'
import { Stepper } from '@/components/ui/Stepper'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import { usePreferences } from '@/lib/preferences'
import { type Chosen, type Component, named, type Product } from '../rules'

export interface ComponentsProps {
  product: Product
  chosen: Chosen
  /** The same at every drawing. */
  onChoose: (component: Component, quantity: number) => void
}

/** What is always inside, and what may be added. */
export function Components({ product, chosen, onChoose }: ComponentsProps) {
  const t = useText()
  const { language } = usePreferences()
  const required = product.components.filter((component) => component.required)
  const optional = product.components.filter((component) => !component.required)
  if (product.components.length === 0) return <p className="px-1 text-muted">{t('shop.nothingToChoose')}</p>
  return (
    <div className="flex flex-col gap-4">
      {required.length > 0 && (
        <section aria-labelledby="inside" className="card p-4">
          <h2 id="inside" className="mb-1 text-lg">
            {t('shop.inside')}
          </h2>
          <ul>
            {required.map((component) => (
              <li key={component.id} className="flex min-h-control items-center gap-2.5">
                <Icon name="check" size={18} className="shrink-0 text-good" />
                <span className="grow">{named(component.names, language)}</span>
                <ComponentPrice component={component} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {optional.length > 0 && (
        <section aria-labelledby="extras" className="card p-4">
          <h2 id="extras" className="mb-1 text-lg">
            {t('shop.extras')}
          </h2>
          <ul className="divide-y divide-line">
            {optional.map((component) => (
              <Extra
                key={component.id}
                component={component}
                quantity={chosen[component.code] ?? 0}
                onChoose={onChoose}
              />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** Drawn anew only when it changes itself: a product has many, and each press must be answered at once. */
const Extra = memo(function Extra({
  component,
  quantity,
  onChoose,
}: { component: Component; quantity: number } & Pick<ComponentsProps, 'onChoose'>) {
  const t = useText()
  const name = named(component.names, usePreferences().language)
  return (
    <li className="flex min-h-row items-center gap-x-3 py-1">
      <span className="min-w-0 grow">
        <Checkbox value={quantity > 0} onChange={(on) => onChoose(component, on ? 1 : 0)}>
          <span className="block">{name}</span>
          <ComponentPrice component={component} />
        </Checkbox>
      </span>
      {quantity > 0 && component.maxQuantity > 1 && (
        <Stepper
          label={t('shop.quantityOf', { name })}
          value={quantity}
          min={1}
          max={component.maxQuantity}
          onChange={(next) => onChoose(component, next)}
        />
      )}
    </li>
  )
})

function ComponentPrice({ component: { monthlyPrice, oneTimePrice } }: { component: Component }) {
  const t = useText()
  const format = useFormat()
  const parts = [
    Number(monthlyPrice?.amount) > 0 &&
      monthlyPrice &&
      `+ ${format.money(monthlyPrice)} ${t('shop.perMonth')}`,
    Number(oneTimePrice?.amount) > 0 && oneTimePrice && `+ ${format.money(oneTimePrice)} ${t('shop.once')}`,
  ].filter(Boolean)
  return (
    <span className="num text-sm text-muted">{parts.length > 0 ? parts.join(', ') : t('shop.included')}</span>
  )
}
